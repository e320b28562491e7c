import { at, titleOf } from './schema';
import type { Json } from './schema';
import { labelOf, valueName } from './text';
import type { RulesText } from './text';

/** A path in words: `rounds.0.criteria.2.max` → `Vòng chấm › Sơ khảo › Tiêu chí › Hiệu quả › Điểm tối đa`. */
export function pathLabel(text: RulesText, document: Json, path: string): string {
  const steps = path.split('.');
  return steps
    .map((step, index) => {
      const here = steps.slice(0, index + 1).join('.');
      if (!/^\d+$/.test(step)) return labelOf(text, here);
      const title = titleOf(at(document, here));
      return title === '' ? text.edit.item(Number(step) + 1) : valueName(text, here, title);
    })
    .filter((word) => word !== '')
    .join(' › ');
}
