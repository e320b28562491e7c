import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage } from '@platform/kernel';
import '../../../apps/app.module';

/** What became of a letter or of a rendering: kept in a row or a log, no answer to anybody. */
const OUTCOMES = /^(mail|documents)\.|^notification\.(interrupted|not_needed)$/;

describe('every refusal', () => {
  it('has a sentence in both languages for every refusal that the code can give', () => {
    const root = join(__dirname, '../../../libs');
    const codes = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        const refused = text.matchAll(/(?:refuse|refuseAll|refused|code:)\(?\s*(?:'[a-z_]+',\s*)?'([a-z]+\.[a-z_]+)'/g);
        return [...refused].map(([, code]) => code ?? '');
      });
    expect(codes.length).toBeGreaterThan(200);
    const told = codes.filter((code) => !OUTCOMES.test(code));
    expect([...new Set(told)].filter((code) => !hasMessage(code))).toEqual([]);
  });
});
