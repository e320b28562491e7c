import { registerMessages, sentence } from './messages';

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
