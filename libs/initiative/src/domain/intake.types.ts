export const PAPER_INTAKE_STATES = ['entered', 'confirmed', 'rejected'] as const;
export type PaperIntakeState = (typeof PAPER_INTAKE_STATES)[number];

/** How a dossier that was not handed in online reached the secretariat. */
export const PAPER_CHANNELS = ['paper', 'email', 'unit_list'] as const;
export type PaperChannel = (typeof PAPER_CHANNELS)[number];

export const UNIT_LIST_STATES = ['draft', 'forwarded', 'accepted', 'returned'] as const;
export type UnitListState = (typeof UNIT_LIST_STATES)[number];
