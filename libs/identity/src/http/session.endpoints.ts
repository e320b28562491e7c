import { byId, endpoint } from '@platform/http';
import { z } from 'zod';
import { email, language, line, me, ownPersonBody, password, session } from './schemas';
import { uuid } from '@platform/http';

const tag = 'session';
const accepted = z.strictObject({ status: z.literal('accepted') });

export const signIn = endpoint({
  method: 'POST',
  path: '/sessions',
  access: 'public',
  unauthenticated: true,
  tag,
  summary: 'Signs in; the answer sets the httpOnly cookie `sid`.',
  body: z.strictObject({ email, password }),
  response: me,
  status: 201,
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/sessions',
  access: 'signedIn',
  tag,
  summary: 'The own open sessions, the newest first.',
  response: z.strictObject({ items: z.array(session) }),
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/sessions/current',
  access: 'public',
  tag,
  summary: 'Signs out; without a session it does nothing.',
});

export const endOthers = endpoint({
  method: 'DELETE',
  path: '/sessions/others',
  access: 'signedIn',
  tag,
  summary: 'Ends every own session but this one.',
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/sessions/:id',
  access: 'signedIn',
  tag,
  summary: 'Ends one own session.',
  params: byId,
});

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  access: 'signedIn',
  tag,
  summary: 'Who is signed in: the person, the roles held, the language of mails.',
  response: me,
});

export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  access: 'public',
  tag,
  summary: 'The same for a page that does not know yet whether anybody is signed in: null where nobody is.',
  response: z.strictObject({ me: me.nullable() }),
});

export const putPerson = endpoint({
  method: 'PUT',
  path: '/me/person',
  access: 'signedIn',
  tag,
  summary: 'Replaces what the signed-in person says of themself.',
  body: ownPersonBody,
  response: me,
  ifMatch: true,
});

export const putLanguage = endpoint({
  method: 'PUT',
  path: '/me/language',
  access: 'signedIn',
  tag,
  summary: 'Sets the language of mails.',
  body: z.strictObject({ language }),
  response: me,
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  access: 'signedIn',
  tag,
  summary: 'Changes the own password; every other session ends.',
  body: z.strictObject({ current: password, next: password }),
  idempotent: false,
});

export const register = endpoint({
  method: 'POST',
  path: '/registrations',
  access: 'public',
  tag,
  summary: 'Registers with an address, which is confirmed by mail. Says nothing of whether the address is known.',
  body: z.strictObject({ email, name: line, unitId: uuid.nullable().default(null), language: language.default('vi') }),
  response: accepted,
  status: 202,
});

export const requestReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  access: 'public',
  tag,
  summary: 'Asks for a mail to set a new password. Says nothing of whether the address is known.',
  body: z.strictObject({ email }),
  response: accepted,
  status: 202,
});

const withToken = (path: string, summary: string) =>
  endpoint({
    method: 'POST',
    path,
    access: 'public',
    tag,
    summary,
    body: z.strictObject({ token: z.string().min(1).max(200), password }),
  });
export const confirmRegistration = withToken('/registrations/confirm', 'Confirms an address and sets the password.');
export const acceptInvitation = withToken('/invitations/accept', 'Accepts an invitation and sets the password.');
export const confirmReset = withToken('/password-resets/confirm', 'Sets a new password with the token of the mail.');

export const confirmPaperCode = endpoint({
  method: 'POST',
  path: '/password-resets/paper',
  access: 'public',
  tag,
  summary: 'Sets a new password with a one-time code handed over on paper.',
  body: z.strictObject({ email, code: z.string().min(1).max(60), password }),
});
