import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { NoticeDetailQuery } from '../queries/notice-detail';
import { NoticeList } from '../queries/notice-list';
import { KeepNotices } from '../use-cases/keep-notices';
import { KeepTemplates } from '../use-cases/keep-templates';
import { ReleaseNotices } from '../use-cases/release-notices';
import * as ep from './notification.endpoints';
import { sendPage } from './page';

@Controller()
export class NotificationController {
  constructor(
    private readonly list: NoticeList,
    private readonly detail: NoticeDetailQuery,
    private readonly releasing: ReleaseNotices,
    private readonly keeping: KeepNotices,
    private readonly templates: KeepTemplates,
  ) {}

  @Handle(ep.listNotices)
  async listNotices(@Call() call: CallOf<typeof ep.listNotices>) {
    return this.list.execute(call.params.id, call.query, call.actor);
  }

  @Handle(ep.readNotice)
  async read(@Call() call: CallOf<typeof ep.readNotice>) {
    return this.detail.execute(call.params.id, call.actor);
  }

  @Handle(ep.printNotice)
  async print(@Call() call: CallOf<typeof ep.printNotice>) {
    return sendPage(call.reply, await this.detail.printable(call.params.id, call.actor));
  }

  @Handle(ep.releaseNotices)
  async release(@Call() call: CallOf<typeof ep.releaseNotices>) {
    return this.releasing.execute(call.params.id, call.body, call.actor);
  }

  @Handle(ep.rewordNotice)
  async reword(@Call() call: CallOf<typeof ep.rewordNotice>) {
    return this.keeping.reword(call.params.id, call.body, call.version, call.actor);
  }

  @Handle(ep.cancelNotice)
  async cancel(@Call() call: CallOf<typeof ep.cancelNotice>) {
    await this.keeping.cancel(call.params.id, call.body.reason, call.actor);
  }

  @Handle(ep.resendNotice)
  async resend(@Call() call: CallOf<typeof ep.resendNotice>) {
    return this.keeping.resend(call.params.id, call.body, call.actor);
  }

  @Handle(ep.settleNotice)
  async settle(@Call() call: CallOf<typeof ep.settleNotice>) {
    await this.keeping.settle(call.params.id, call.body.reason, call.actor);
  }

  @Handle(ep.markPrinted)
  async printed(@Call() call: CallOf<typeof ep.markPrinted>) {
    return this.keeping.markPrinted(call.params.id, call.body.ids, call.actor);
  }

  @Handle(ep.listTemplates)
  async listTemplates(@Call() call: CallOf<typeof ep.listTemplates>) {
    return { items: await this.templates.list(call.params.id, call.actor) };
  }

  @Handle(ep.saveTemplate)
  async saveTemplate(@Call() call: CallOf<typeof ep.saveTemplate>) {
    return this.templates.save(call.params.id, call.params.kind, call.body, call.version, call.actor);
  }

  @Handle(ep.resetTemplate)
  async resetTemplate(@Call() call: CallOf<typeof ep.resetTemplate>) {
    return this.templates.save(call.params.id, call.params.kind, null, call.version, call.actor);
  }

  @Handle(ep.previewTemplate)
  async preview(@Call() call: CallOf<typeof ep.previewTemplate>) {
    const { initiativeId, ...template } = call.body;
    return {
      items: await this.templates.preview(call.params.id, call.params.kind, template, initiativeId, call.actor),
    };
  }
}
