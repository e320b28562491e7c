import { catalogue } from '../../../i18n';

/** "giải Nhất" as it begins a line. */
export const asTitle = (prize: string): string => prize.charAt(0).toUpperCase() + prize.slice(1);

const vi = {
  title: 'Kết quả',
  prize: (name: string, amount: string) => `${name}, ${amount} đồng`,
  decision: (number: string, day: string, issuer: string) => `Quyết định số ${number} ngày ${day} của ${issuer}.`,
  certificate: (code: string) => `Giấy chứng nhận ${code}`,
  published: 'Xem kết quả đã công bố',
};

const en: typeof vi = {
  title: 'Result',
  prize: (name, amount) => `${name}, ${amount} đồng`,
  decision: (number, day, issuer) => `Decision ${number} of ${day} by ${issuer}.`,
  certificate: (code) => `Certificate ${code}`,
  published: 'See the published result',
};

export const useOutcomeText = catalogue(vi, en);
