export type MailPurpose = 'invite' | 'confirm' | 'reset';
export type TokenPurpose = MailPurpose | 'paper_code';

export interface IssuedToken {
  /** Shown once, kept nowhere. */
  readonly token: string;
  readonly expiresAt: Date;
}
