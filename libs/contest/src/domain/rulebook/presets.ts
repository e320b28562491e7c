import { z } from 'zod';
import criteriaA from '../../../rulebooks/presets/criteria-a.json';
import criteriaB from '../../../rulebooks/presets/criteria-b.json';
import criteriaC from '../../../rulebooks/presets/criteria-c.json';
import prizesHaNoi from '../../../rulebooks/presets/prizes-ha-noi-2024.json';
import prizesSocTrang from '../../../rulebooks/presets/prizes-soc-trang-2022.json';
import prizesThaiNguyen from '../../../rulebooks/presets/prizes-thai-nguyen-2018.json';
import prizesTypical from '../../../rulebooks/presets/prizes-typical.json';
import bacNinh from '../../../rulebooks/bac-ninh-2026.json';
import dakLak from '../../../rulebooks/dak-lak-2019.json';
import haNoi from '../../../rulebooks/ha-noi-2024.json';
import hauGiang from '../../../rulebooks/hau-giang-bands.json';
import quangNinh from '../../../rulebooks/quang-ninh-2019.json';
import socTrang from '../../../rulebooks/soc-trang-2022.json';
import thaiNguyen2018 from '../../../rulebooks/thai-nguyen-2018.json';
import thaiNguyenVote from '../../../rulebooks/thai-nguyen-public-vote.json';
import { mark, text } from './exact';
import { prizes } from './prizes';
import { roundSchema } from './rounds';

/** A part of a rulebook to start from: what a round takes over. */
export const criteriaPreset = z.strictObject({
  name: text(300),
  total: mark,
  criteria: roundSchema.shape.criteria,
  grades: roundSchema.shape.grades,
});

/** Prize tables to start from; their rounds are called `preliminary` and `final`. */
export const prizesPreset = z.strictObject({ name: text(300), prizes });

/** Documents as shipped; parse before use. */
export const CRITERIA_PRESETS: Readonly<Record<string, unknown>> = { a: criteriaA, b: criteriaB, c: criteriaC };
export const PRIZES_PRESETS: Readonly<Record<string, unknown>> = {
  typical: prizesTypical,
  ha_noi_2024: prizesHaNoi,
  soc_trang_2022: prizesSocTrang,
  thai_nguyen_2018: prizesThaiNguyen,
};
export const SHIPPED_RULEBOOKS: Readonly<Record<string, unknown>> = {
  bac_ninh_2026: bacNinh,
  dak_lak_2019: dakLak,
  ha_noi_2024: haNoi,
  hau_giang_bands: hauGiang,
  quang_ninh_2019: quangNinh,
  soc_trang_2022: socTrang,
  thai_nguyen_2018: thaiNguyen2018,
  thai_nguyen_public_vote: thaiNguyenVote,
};
