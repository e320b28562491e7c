import { Controller } from '@nestjs/common';
import { Call, Handle, SESSION_COOKIE } from '@platform/http';
import type { CallOf, AnyEndpoint } from '@platform/http';
import { OwnAccount } from '../queries/own-account';
import { EditPerson } from '../use-cases/edit-person';
import { OpenAccounts } from '../use-cases/open-accounts';
import { SetPassword } from '../use-cases/set-password';
import { SignIn } from '../use-cases/sign-in';
import * as routes from './session.endpoints';

type AnyCall = Pick<CallOf<AnyEndpoint>, 'request' | 'reply'>;

const ACCEPTED = { status: 'accepted' };

function tokenOf({ request }: AnyCall): string | null {
  return request.cookies[SESSION_COOKIE] ?? null;
}

@Controller()
export class SessionController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly own: OwnAccount,
    private readonly persons: EditPerson,
    private readonly accounts: OpenAccounts,
    private readonly passwords: SetPassword,
  ) {}

  @Handle(routes.signIn)
  async signIn(@Call() call: CallOf<typeof routes.signIn>) {
    const { body, request, reply } = call;
    const token = await this.signingIn.execute(body.email, body.password, {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      token: tokenOf(call),
    });
    reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      // Behind a balancer that ends TLS the request itself came in plain.
      secure: request.protocol === 'https' || process.env['PUBLIC_URL']?.startsWith('https://') === true,
    });
    return this.own.byToken(token);
  }

  @Handle(routes.listSessions)
  sessions(@Call() call: CallOf<typeof routes.listSessions>) {
    return this.own.sessions(call.actor, tokenOf(call));
  }

  @Handle(routes.signOut)
  async signOut(@Call() call: CallOf<typeof routes.signOut>) {
    const token = tokenOf(call);
    if (token) await this.signingIn.signOut(token);
    call.reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Handle(routes.endOthers)
  async endOthers(@Call() call: CallOf<typeof routes.endOthers>) {
    if (call.actor.accountId) await this.signingIn.endAll(call.actor.accountId, tokenOf(call));
  }

  @Handle(routes.endSession)
  endSession(@Call() { actor, params }: CallOf<typeof routes.endSession>) {
    return this.signingIn.endOwn(actor, params.id);
  }

  @Handle(routes.getMe)
  me(@Call() { actor }: CallOf<typeof routes.getMe>) {
    return this.own.me(actor);
  }

  @Handle(routes.getSession)
  async session(@Call() { actor }: CallOf<typeof routes.getSession>) {
    return { me: actor.accountId === null ? null : await this.own.me(actor) };
  }

  @Handle(routes.putPerson)
  async putPerson(@Call() { actor, body, version }: CallOf<typeof routes.putPerson>) {
    await this.persons.ownPerson(actor, body, version);
    return this.own.me(actor);
  }

  @Handle(routes.putLanguage)
  async putLanguage(@Call() { actor, body }: CallOf<typeof routes.putLanguage>) {
    await this.persons.ownLanguage(actor, body.language);
    return this.own.me(actor);
  }

  @Handle(routes.changePassword)
  changePassword(@Call() call: CallOf<typeof routes.changePassword>) {
    const { actor, body, request } = call;
    return this.passwords.change(actor, body.current, body.next, { address: request.ip, token: tokenOf(call) ?? '' });
  }

  @Handle(routes.register)
  async register(@Call() { body, request }: CallOf<typeof routes.register>) {
    await this.accounts.register(body, request.ip);
    return ACCEPTED;
  }

  @Handle(routes.requestReset)
  async requestReset(@Call() { body, request }: CallOf<typeof routes.requestReset>) {
    await this.accounts.requestReset(body.email, request.ip);
    return ACCEPTED;
  }

  @Handle(routes.confirmRegistration)
  confirmRegistration(@Call() { body, request }: CallOf<typeof routes.confirmRegistration>) {
    return this.passwords.byMail('confirm', body.token, body.password, request.ip);
  }

  @Handle(routes.acceptInvitation)
  acceptInvitation(@Call() { body, request }: CallOf<typeof routes.acceptInvitation>) {
    return this.passwords.byMail('invite', body.token, body.password, request.ip);
  }

  @Handle(routes.confirmReset)
  confirmReset(@Call() { body, request }: CallOf<typeof routes.confirmReset>) {
    return this.passwords.byMail('reset', body.token, body.password, request.ip);
  }

  @Handle(routes.confirmPaperCode)
  confirmPaperCode(@Call() { body, request }: CallOf<typeof routes.confirmPaperCode>) {
    return this.passwords.byPaperCode(body.email, body.code, body.password, request.ip);
  }
}
