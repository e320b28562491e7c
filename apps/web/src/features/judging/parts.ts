import { later } from '../../ui/later';

/** What a judge needs only now and then; kept out of what the marking page must load before it shows. */
export const Accept = later(() => import('./accept').then((part) => part.Accept));
export const HandIn = later(() => import('./hand-in').then((part) => part.HandIn));
export const EndAssignment = later(() => import('./end-assignment').then((part) => part.EndAssignment));
export const ConflictPanel = later(() => import('./conflict-panel').then((part) => part.ConflictPanel));
export const FileView = later(() => import('./file-view').then((part) => part.FileView));

export const ShortcutsHelp = later(() => import('./shortcuts-help').then((part) => part.ShortcutsHelp));

export function prepareParts(): void {
  for (const part of [HandIn, EndAssignment, ConflictPanel, FileView, ShortcutsHelp]) part.prepare();
}
