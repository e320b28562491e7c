/** What others may subscribe to. The subject is the account, but for the units' events. */
export type IdentityEvent =
  | 'AccountInvited'
  | 'RegistrationRequested'
  | 'KnownAddressRegistered'
  | 'PasswordResetRequested'
  | 'PaperCodeIssued'
  | 'PasswordChanged'
  | 'AccountActivated'
  | 'AccountDisabled'
  | 'AccountEnabled'
  | 'RoleGranted'
  | 'RoleRevoked'
  | 'UnitEdited'
  | 'UnitMerged'
  | 'UnitClosed';
