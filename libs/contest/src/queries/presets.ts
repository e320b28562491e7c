import { absent } from '@platform/kernel';
import { z } from 'zod';
import { CRITERIA_PRESETS, PRIZES_PRESETS, SHIPPED_RULEBOOKS } from '../domain/rulebook';

const KINDS = { rulebooks: SHIPPED_RULEBOOKS, criteria: CRITERIA_PRESETS, prizes: PRIZES_PRESETS };
const named = z.looseObject({ name: z.string() });

export type PresetKind = keyof typeof KINDS;

export function presetList() {
  const entries = (kind: PresetKind) =>
    Object.entries(KINDS[kind]).map(([code, document]) => ({ code, name: named.parse(document).name }));
  return { rulebooks: entries('rulebooks'), criteria: entries('criteria'), prizes: entries('prizes') };
}

export function presetDocument(kind: PresetKind, code: string): Readonly<Record<string, unknown>> {
  return Object.hasOwn(KINDS[kind], code) ? named.parse(KINDS[kind][code]) : absent();
}
