/** A name and a position as an author would have them printed, and why. */
export interface NameWish {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly note: string | null;
}

export function isSameWish(one: NameWish, other: NameWish): boolean {
  return one.name === other.name && one.jobTitle === other.jobTitle && one.note === other.note;
}

/** Names may be confirmed from the day an initiative is known to be eligible until a decision that names it is signed. */
export function namesOpen(subject: { readonly told_state: string; readonly decided_at: Date | null }): boolean {
  return subject.told_state === 'eligible' && subject.decided_at === null;
}
