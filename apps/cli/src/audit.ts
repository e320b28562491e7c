import { createDataSource, Database } from '@platform/database';
import { AuditSealer } from '@platform/jobs';
import { databaseUrlOrTrouble } from './settings';

export function run(): Promise<number> {
  return verifyAudit(databaseUrlOrTrouble());
}

/** Seals what is still open, then recomputes the whole chain; 0 where it holds. */
export async function verifyAudit(databaseUrl: string): Promise<number> {
  const source = createDataSource(databaseUrl);
  await source.initialize();
  try {
    const sealer = new AuditSealer(new Database(source));
    while ((await sealer.seal()) > 0);
    const check = await sealer.check();
    if (check.fault) {
      console.log(
        `✗ Nhật ký đã bị sửa tại dòng ${check.fault.auditId} / The audit was altered at row ${check.fault.auditId} (${check.fault.problem})`,
      );
      return 1;
    }
    console.log(
      `✓ ${check.sealed} dòng nhật ký nguyên vẹn / audit rows intact; ${check.unsealed} chưa niêm phong / unsealed`,
    );
    return 0;
  } finally {
    await source.destroy();
  }
}
