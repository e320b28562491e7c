import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { DocumentFault } from '../faults';
import type { View } from '../layout/blocks';

/** Tags are looked up as own properties only: no expressions, no prototypes. */
export function parser(tag: string): { get: (scope: unknown) => unknown } {
  return {
    get: (scope) => {
      if (typeof scope !== 'object' || scope === null) return undefined;
      return Object.hasOwn(scope, tag) ? (scope as View)[tag] : undefined;
    },
  };
}

export function open(parts: ReadonlyMap<string, Buffer>): Docxtemplater<PizZip> {
  const zip = new PizZip();
  for (const [name, content] of parts) zip.file(name, content, { createFolders: false });
  return new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    parser,
    nullGetter: (part: { value?: string }) => {
      throw new DocumentFault('documents.unknown_tag', { tag: part.value ?? '' });
    },
    errorLogging: false,
  });
}
