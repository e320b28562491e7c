import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { OwnAwardsQuery } from '../queries/own-awards';
import { PublicResultQuery } from '../queries/public-result';
import { CheckCertificate } from '../use-cases/check-certificate';
import * as routes from './public.endpoints';

@Controller()
export class PublicController {
  constructor(
    private readonly result: PublicResultQuery,
    private readonly certificates: CheckCertificate,
    private readonly own: OwnAwardsQuery,
  ) {}

  @Handle(routes.getPublicResult)
  get(@Call() { params }: CallOf<typeof routes.getPublicResult>) {
    return this.result.execute(params.id);
  }

  @Handle(routes.listOwnAwards)
  async ownAwards(@Call() { actor }: CallOf<typeof routes.listOwnAwards>) {
    return { items: await this.own.of(actor) };
  }

  @Handle(routes.checkCertificate)
  check(@Call() { params, request }: CallOf<typeof routes.checkCertificate>) {
    return this.certificates.execute(request.ip, params.code);
  }
}
