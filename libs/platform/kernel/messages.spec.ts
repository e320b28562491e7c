import { registerMessages, registerTerms, sentence } from './messages';

registerMessages({
  'spec.closed': { vi: 'Hết hạn lúc {at}, {count} hồ sơ.', en: 'Closed at {at}, {count} dossiers.' },
});

test('an instant in a sentence is shown in the local time, other values as they are', () => {
  const blocker = { code: 'spec.closed', params: { at: '2026-10-31T17:00:00.000Z', count: 3 } };
  expect([sentence(blocker, 'vi'), sentence(blocker, 'en'), sentence({ code: 'spec.closed' }, 'vi')]).toEqual([
    'Hết hạn lúc 00:00 ngày 01/11/2026, 3 hồ sơ.',
    'Closed at 00:00 on 01/11/2026, 3 dossiers.',
    'Hết hạn lúc {at}, {count} hồ sơ.',
  ]);
});

test('a decimal in a sentence has the comma or the point of its language', () => {
  registerMessages({ 'spec.step': { vi: 'Bước {step}.', en: 'Steps of {step}.' } });
  const blocker = { code: 'spec.step', params: { step: 0.5 } };
  expect([sentence(blocker, 'vi'), sentence(blocker, 'en')]).toEqual(['Bước 0,5.', 'Steps of 0.5.']);
});

test('a term in a sentence is said in the language of the sentence', () => {
  registerTerms({ 'spec.word': { vi: 'cùng đơn vị', en: 'same unit' } });
  registerMessages({ 'spec.kind': { vi: 'Xung đột ({what}).', en: 'In conflict ({what}).' } });
  const said = (what: string) => {
    const blocker = { code: 'spec.kind', params: { what } };
    return [sentence(blocker, 'vi'), sentence(blocker, 'en')];
  };
  expect([said('spec.word'), said('Người thân')]).toEqual([
    ['Xung đột (cùng đơn vị).', 'In conflict (same unit).'],
    ['Xung đột (Người thân).', 'In conflict (Người thân).'],
  ]);
});
