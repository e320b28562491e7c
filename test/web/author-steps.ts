import { hash } from 'argon2';
import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { pdf } from '../medium/initiative/files';
import { WebStage } from './browser';

export const EMAIL = 'tac.gia@vidu.vn';
export const PASSWORD = 'con trâu đi trước cái cày';
export const words = (count: number) => Array.from({ length: count }, (_, index) => `tiếng${index + 1}`).join(' ');

/** An open contest, a unit with its coordinator, and authors of that unit. */
export class AuthorStage {
  private constructor(
    readonly web: WebStage,
    readonly contest: OpenContest,
    readonly unitId: string,
    readonly coordinator: Client,
  ) {}

  static async start(): Promise<AuthorStage> {
    const web = await WebStage.start();
    const contest = await openContest(web.app);
    const unitId = await web.app.unit('Sở Nội vụ Ví Dụ');
    const coordinator = await web.app.signIn({
      name: 'Phạm Thị Đầu Mối',
      unitId,
      grants: [{ role: 'coordinator', contestId: contest.id, unitId }],
    });
    return new AuthorStage(web, contest, unitId, coordinator);
  }

  async author(withPassword = false): Promise<Client> {
    const { app } = this.web;
    const client = await app.signIn({ name: 'Nguyễn Thị Tác Giả', unitId: this.unitId });
    if (withPassword) {
      const secret = await hash(PASSWORD);
      await app.db.transaction(() =>
        app.db.write('UPDATE identity.account SET email = $2, password_hash = $3 WHERE id = $1', [
          client.accountId,
          EMAIL,
          secret,
        ]),
      );
    }
    return client;
  }

  /** A draft through the API. */
  async draft(client: Client, fields: object = {}): Promise<string> {
    const created = await client.post(`/api/contests/${this.contest.id}/initiatives`, fields).expect(201);
    return (created.body as { id: string }).id;
  }
}

/** Does what a person does, and counts it. */
export class Hand {
  fields = 0;
  actions = 0;
  constructor(private readonly page: Page) {}

  async fill(label: string | RegExp, value: string): Promise<void> {
    this.fields += 1;
    await this.page.getByLabel(label).fill(value);
  }
  async choose(role: 'radio' | 'checkbox', name: string | RegExp): Promise<void> {
    this.fields += 1;
    await this.page.getByRole(role, { name }).check();
  }
  async click(role: 'button' | 'link' | 'option' | 'combobox', name: string | RegExp): Promise<void> {
    this.actions += 1;
    await this.page.getByRole(role, { name }).first().click();
  }
  async attach(part: string, name: string): Promise<void> {
    this.fields += 1;
    await this.page
      .locator(`input[data-part="${part}"]`)
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf(`${part} ${name}`) });
    await this.page.locator(`[data-attachment="${name}"]`).waitFor();
  }
}

export const saved = (page: Page) => page.locator('[data-testid=save-status][data-status=saved]').waitFor();

export async function write(page: Page, hand: Hand): Promise<void> {
  await hand.fill(/^Tên sáng kiến/, 'Trả kết quả thủ tục hành chính tại nhà văn hóa thôn');
  await hand.click('combobox', /^Lĩnh vực/);
  await hand.click('option', 'Cải cách thủ tục hành chính');
  await hand.choose('radio', 'Đã áp dụng');
  await hand.fill(/^Thực trạng trước/, words(31));
  await hand.fill(/^Mục đích/, words(12));
  await hand.fill(/^Nội dung sáng kiến/, words(60));
  await hand.fill(/^Khả năng áp dụng/, words(12));
  await hand.fill(/^Hiệu quả kinh tế/, words(12));
  await hand.fill(/^Hiệu quả xã hội/, words(12));
  await hand.choose('checkbox', /không sao chép/);
  await hand.choose('checkbox', /chưa được trao giải/);
  await hand.choose('checkbox', /trung thực/);
  await hand.attach('signed_form', 'phiếu đăng ký.pdf');
  await hand.attach('description', 'thuyết minh.pdf');
  await saved(page);
}
