import { createDataSource, Database } from '@platform/database';
import { AuditSealer } from '@platform/jobs';
import { databaseUrlOrTrouble } from './settings';

export function run(args: readonly string[]): Promise<number> {
  return verifyAudit(databaseUrlOrTrouble(), args[0]);
}

/** Seals what is still open, then recomputes the whole chain; 0 where it holds. `noted`: an end that an earlier run has told. */
export async function verifyAudit(databaseUrl: string, noted?: string): Promise<number> {
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
    if (noted !== undefined && !(await sealer.runsThrough(noted))) {
      console.log(`✗ Chuỗi không còn đi qua / The chain no longer runs through ${noted}`);
      return 1;
    }
    console.log(
      `✓ ${check.sealed} dòng nhật ký nguyên vẹn / audit rows intact; ${check.unsealed} chưa niêm phong / unsealed`,
    );
    console.log(`  Mắt xích cuối, hãy ghi lại / The end of the chain, to be noted: ${(await sealer.head()) ?? '–'}`);
    return 0;
  } finally {
    await source.destroy();
  }
}
