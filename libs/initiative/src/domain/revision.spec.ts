import { keepRedactions } from './revision';

describe('keepRedactions', () => {
  const title = 'Sáng kiến của Sở Y tế';
  const answers = { what: 'Ông Ánh làm.', why: 'Vì dân.' };
  const before = { title, answers, blindTitle: 'Sáng kiến', blindAnswers: { what: null, why: 'Vì dân.' } };

  it.each([
    ['takes the text where there was no revision before', undefined, { title, answers }, { title, answers }],
    [
      'takes the text where nothing was redacted',
      { ...before, blindTitle: title, blindAnswers: answers },
      { title: 'Tên mới', answers: { what: 'Làm lại.' } },
      { title: 'Tên mới', answers: { what: 'Làm lại.' } },
    ],
    [
      'keeps what was redacted of a text that did not change, and takes a change elsewhere',
      before,
      { title, answers: { ...answers, why: 'Vì nước.' } },
      { title: 'Sáng kiến', answers: { what: null, why: 'Vì nước.' } },
    ],
    [
      'empties what was redacted of a text that changed',
      before,
      { title: 'Sáng kiến của Sở Công Thương', answers: { ...answers, what: 'Bà Ánh làm.' } },
      { title: '', answers: { what: null, why: 'Vì dân.' } },
    ],
  ])('%s', (_, was, next, expected) => expect(keepRedactions(was, next)).toEqual(expected));
});
