import type { Blocker } from '../../api/problem';
import type { ContestDetail } from './queries';
import type { useInitiativeText } from './text';

/** A blocker's sentence, led by the field that it is about, and the cell of a table, where the sentence does not name it. */
export function sentenceOf(
  { path, message }: Blocker,
  contest: ContestDetail | undefined,
  text: ReturnType<typeof useInitiativeText>,
): string {
  const [head, code, row, cell] = path?.split('.') ?? [];
  const field = head === 'answers' ? contest?.form.fields.find((each) => each.code === code) : undefined;
  if (!field) return message;
  const column = field.kind === 'table' ? field.columns.find((each) => each.code === cell) : undefined;
  const place = column ? [field.label, text.draft.row(Number(row) + 1), column.label] : [field.label];
  return `${place.join(', ')}: ${message}`;
}
