import {
  CRITERIA_PRESETS,
  criteriaPreset,
  parseRulebook,
  PRIZES_PRESETS,
  prizesPreset,
  SHIPPED_RULEBOOKS,
  toDocument,
} from './index';

test.each(Object.entries(SHIPPED_RULEBOOKS))('%s is sound and survives a round trip', (_, document) => {
  const parsed = parseRulebook(document);
  expect(parsed.ok ? toDocument(parsed.rulebook) : parsed.faults).toEqual(document);
});

test.each(Object.entries(CRITERIA_PRESETS))('criteria preset %s fits a first round', (_, preset) => {
  const { total, criteria, grades } = criteriaPreset.encode(criteriaPreset.parse(preset));
  const document = structuredClone(SHIPPED_RULEBOOKS['thai_nguyen_2018']) as {
    rounds: [object, ...object[]];
    tieBreak: object[];
  };
  document.rounds[0] = { ...document.rounds[0], total, criteria, grades };
  const parsed = parseRulebook(document);
  expect(parsed.ok ? [] : parsed.faults).toEqual([]);
});

test.each(Object.entries(PRIZES_PRESETS))('prize preset %s fits a contest of two rounds', (_, preset) => {
  const { prizes } = prizesPreset.encode(prizesPreset.parse(preset));
  const parsed = parseRulebook({ ...(SHIPPED_RULEBOOKS['bac_ninh_2026'] as object), prizes });
  expect(parsed.ok ? [] : parsed.faults).toEqual([]);
});
