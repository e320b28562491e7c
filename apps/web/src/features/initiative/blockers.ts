import type { Blocker } from '../../api/problem';
import type { ContestDetail } from './queries';

/** A blocker's sentence, led by the field that it is about where the sentence does not name it. */
export function sentenceOf({ path, message }: Blocker, contest: ContestDetail | undefined): string {
  const [head, code] = path?.split('.') ?? [];
  const field = head === 'answers' ? contest?.form.fields.find((each) => each.code === code) : undefined;
  return field ? `${field.label}: ${message}` : message;
}
