import type { ConflictKind } from '../queries';

/** A rulebook document as the API gives it: marks and percentages are decimals, money is whole đồng. */
export interface RulesDocument {
  readonly name: string;
  readonly year: number;
  readonly codePrefix: string;
  readonly authors: {
    readonly categories: readonly Category[];
    readonly barred: readonly string[];
  };
  readonly themes: readonly Named[];
  readonly form: { readonly titleMaxWords: number; readonly fields: readonly FormField[] };
  readonly dossier: {
    readonly channels: readonly string[];
    readonly maxTotalBytes: number;
    readonly parts: readonly Part[];
  };
  readonly calendar: {
    readonly zone: string;
    readonly opensAt: string;
    readonly closesAt: string;
    readonly unitClosesAt: string | null;
    readonly milestones: readonly { readonly name: string; readonly on: string }[];
  };
  readonly units: {
    readonly confirmation: boolean;
    readonly lists: boolean;
    readonly perUnit: Quota;
    readonly blocks: readonly (Quota & { readonly block: string })[];
  };
  readonly screening: {
    readonly checklist: readonly { readonly code: string; readonly text: string }[];
    readonly completion: { readonly days: number; readonly maxRequests: number; readonly lapse: string };
  };
  readonly rounds: readonly Round[];
  readonly tieBreak: readonly TieStep[];
  readonly prizes: {
    readonly tables: readonly PrizeTable[];
    readonly emptySlotsAllowed: boolean;
    readonly extraSlotsAllowed: boolean;
    readonly budgetCeiling: number | null;
    readonly bonuses?: readonly {
      readonly commendation: string;
      readonly category: string;
      readonly amount: number;
    }[];
    readonly committeeVote: {
      readonly share: { readonly of: number; readonly in: number };
      readonly base: string;
    } | null;
  };
  readonly conflicts: { readonly declaredKinds: readonly ConflictKind[]; readonly declarationRequired: boolean };
  readonly publication: {
    readonly fields: readonly string[];
    readonly complaints: { readonly days: number; readonly answerDays: number };
  };
  readonly documents: {
    readonly placeName: string;
    readonly legalBases: readonly string[];
    readonly papers: readonly Paper[];
  };
}

export interface Named {
  readonly code: string;
  readonly name: string;
}
export interface Category extends Named {
  readonly minAuthors: number;
  readonly maxAuthors: number;
}
export interface Quota {
  readonly min: number;
  readonly max: number | null;
}
export interface FormField {
  readonly code: string;
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  readonly blind: boolean;
  readonly kind: string;
  readonly minWords?: number;
  readonly maxWords?: number;
  readonly unit?: string;
  readonly options?: readonly { readonly label: string }[];
  readonly columns?: readonly { readonly label: string }[];
}
export interface Part extends Named {
  readonly required: boolean;
  readonly contentTypes: readonly string[];
  readonly maxCount: number;
  readonly maxBytes: number;
  readonly identifying: boolean;
}
export interface Criterion extends Named {
  readonly heading?: string;
  readonly max: number;
  readonly step: number;
  readonly passMark: number | null;
  readonly descriptors: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}
export interface Band {
  readonly from: number;
  readonly below: number | null;
}
export interface Round extends Named {
  readonly visibility: string;
  readonly judgesPerInitiative: number;
  readonly judgeEntry: string;
  readonly total: number;
  readonly criteria: readonly Criterion[];
  readonly minimumSheets: number;
  readonly missingSheets: string;
  readonly aggregation: {
    readonly method: string;
    readonly groups?: readonly (Named & { readonly weight: number; readonly criteria: readonly string[] })[];
  };
  readonly displayDecimals: number;
  readonly discrepancyThreshold: number | null;
  readonly advance: {
    readonly rule: string;
    readonly quotas?: readonly { readonly categories: readonly string[]; readonly count: number }[];
    readonly minimum?: number | null;
  };
  readonly carryOver: { readonly from: string; readonly earlierWeight: number; readonly ownWeight: number } | null;
  readonly publicVote: { readonly max: number; readonly decimals: number } | null;
  readonly grades: readonly (Named & Band)[];
  readonly presentation: {
    readonly minutes: number;
    readonly answerMinutes: number;
    readonly slots: number | null;
  } | null;
  readonly ownParts: readonly Part[];
  readonly ownPartsCloseAt: string | null;
}
export interface TieStep {
  readonly by: string;
  readonly round?: string;
  readonly criterion?: string;
}
export interface Prize extends Named {
  readonly rank: number;
  readonly count: number;
  readonly amounts: readonly { readonly category: string; readonly amount: number }[];
  readonly commendations: readonly string[];
  readonly band: Band | null;
}
export interface PrizeTable extends Named {
  readonly round: string;
  readonly categories: readonly string[];
  readonly prizes: readonly Prize[];
}
export interface Paper {
  readonly kind: string;
  readonly agencies: readonly string[];
  readonly heading: string | null;
  readonly symbol: string | null;
  readonly signing: { readonly case: string; readonly authority: string | null; readonly title: string };
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
}
