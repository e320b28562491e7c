import { fromHundredths } from '@platform/kernel';
import type { AttachedFile, Author } from '../domain/dossier';
import type { Receipt } from '../persistence/dossiers';

export interface AuthorView {
  readonly id: string;
  readonly position: number;
  readonly isLead: boolean;
  readonly isMe: boolean;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly share: number;
  readonly consent: string;
  readonly contact?: Pick<Author, 'birthDate' | 'gender' | 'qualification' | 'phone' | 'email'>;
}

/** Whether an author has an account is told to nobody. */
export function authorView(author: Author, readerId: string | null, withContact: boolean): AuthorView {
  const { birthDate, gender, qualification, phone, email } = author;
  return {
    id: author.id,
    position: author.position,
    isLead: author.isLead,
    isMe: readerId !== null && author.accountId === readerId,
    name: author.name,
    jobTitle: author.jobTitle,
    unitId: author.unitId,
    unitName: author.unitName,
    share: fromHundredths(author.share),
    consent: author.consent,
    ...(withContact && { contact: { birthDate, gender, qualification, phone, email } }),
  };
}

export interface AttachmentView extends AttachedFile {
  readonly cleared?: boolean;
  readonly pages?: number;
}

/** `pages` by file id, where they could be counted. */
export function attachmentView(
  file: AttachedFile,
  cleared: readonly string[] | null,
  pages: Readonly<Record<string, number>> = {},
): AttachmentView {
  const { id, partCode, fileName, kind, mime, size, sha256 } = file;
  const counted = pages[id];
  return {
    id,
    partCode,
    fileName,
    kind,
    mime,
    size,
    sha256,
    ...(counted !== undefined && { pages: counted }),
    ...(cleared && { cleared: cleared.includes(id) }),
  };
}

/** A receipt as the database writes it into JSON. */
export interface StoredReceipt extends Omit<Receipt, 'receivedAt'> {
  readonly receivedAt: string;
}

export function receiptView(stored: StoredReceipt | null): Receipt | null {
  return stored && { ...stored, receivedAt: new Date(stored.receivedAt) };
}
