import { refusals } from './embedded-error';

describe('what the person at the keyboard is told of a folder that takes nothing', () => {
  const failed = (code: string) => Object.assign(new Error(`${code}: why`), { code });

  it.each([
    ['ENOSPC', 'database.disk_full', 'is full'],
    ['EROFS', 'database.folder_read_only', "can't be written"],
    ['EACCES', 'database.folder_read_only', "can't be written"],
  ])('%s', (errno, code, words) => {
    const told = refusals.readOnly('/x', failed(errno));
    expect([told.code, told.en.includes(words)]).toEqual([code, true]);
  });
});
