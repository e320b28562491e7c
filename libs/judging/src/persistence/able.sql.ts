/** Whether a member `m` of the panel of round `r` can act: the account is not closed and the role of the seat still held. */
export const ABLE = `EXISTS (SELECT FROM identity.account able JOIN identity.role_grant g ON g.account_id = able.id AND g.revoked_at IS NULL
  AND g.role = m.seat AND (g.contest_id = r.contest_id OR g.contest_id IS NULL) WHERE able.id = m.account_id AND able.state <> 'disabled')`;
