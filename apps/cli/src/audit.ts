import { createDataSource, Database } from '@platform/database';
import { AuditSealer } from '@platform/jobs';
import { databaseUrlOrTrouble } from './settings';

/** Seals what is still open, then recomputes the whole chain. */
export async function run(): Promise<number> {
  const source = createDataSource(databaseUrlOrTrouble());
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
