import 'reflect-metadata';
import type { CommandEntry } from './command';
import { explain } from './trouble';

const commands: Readonly<Record<string, CommandEntry>> = {
  start: { does: 'khởi động mọi thứ / start everything', load: () => import('./start.js') },
  migrate: { does: 'nâng cấp DATABASE_URL / migrate DATABASE_URL', load: () => import('./migrate.js') },
  seed: {
    does: 'dữ liệu mẫu vào DATABASE_URL trống / demo data for an empty DATABASE_URL',
    load: () => import('./seed.js'),
  },
  demo: {
    does: 'diễn cả một cuộc thi / play a whole contest',
    usage: [
      'npm run demo -- [--url …] [--seed …] [--out …] [--data …] [--admin …]',
      '  --url    địa chỉ một máy chủ đang chạy; không có: tự chạy một máy chủ riêng / a running service, else one of its own',
      '  --seed   1-8 chữ, số, chọn cuộc thi; 2026 / which contest, 1-8 letters or digits',
      '  --out    thư mục kết quả; out / where decision, tally, certificates and result go',
      '  --data   thư mục dữ liệu của máy chủ riêng; data/demo / data folder of its own service',
      '  --admin  thư điện tử của quản trị trên máy chủ --url, mật khẩu ở ADMIN_PASSWORD / the administrator there',
    ],
    load: () => import('./demo.js'),
  },
  backup: { does: 'sao lưu thư mục dữ liệu / back the data folder up', load: () => import('./backup.js') },
  restore: { does: 'phục hồi và kiểm tra / restore and check', load: () => import('./restore.js') },
  check: { does: 'kiểm tra tất cả / check everything', load: () => import('./check.js') },
  'create-admin': { does: 'quản trị viên đầu tiên / the first administrator', load: () => import('./admin.js') },
  openapi: { does: 'ghi openapi.json / write openapi.json', load: () => import('./openapi.js') },
  diagrams: { does: 'ghi docs/workflows / write docs/workflows', load: () => import('./diagrams.js') },
  invariants: { does: 'kiểm tra dữ liệu đang dùng / check live data', load: () => import('./invariants.js') },
  jobs: { does: 'việc bị bỏ / jobs given up', load: () => import('./jobs.js') },
  audit: { does: 'kiểm tra chuỗi nhật ký / verify the audit chain', load: () => import('./audit.js') },
};

const HELP = new Set(['help', '--help', '-h']);

/** What there is, or what the command takes that is named; asked for, it is an answer and no failure. */
function usage(asked: boolean, command?: CommandEntry): number {
  if (command?.usage) {
    console.log([command.does, ...command.usage].join('\n'));
    return 0;
  }
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.does}`);
  const text = ['Lệnh / Commands:', ...lines].join('\n');
  if (asked) console.log(text);
  else console.error(text);
  return asked ? 0 : 2;
}

/** Runs one subcommand and gives its exit code; what goes wrong is told in words. */
export async function main(words: readonly string[]): Promise<number> {
  const [name = '', ...args] = words;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  // Nothing may be begun by one who only asks what a command does.
  if (HELP.has(name) || args.some((word) => word === '--help' || word === '-h')) return usage(true, command);
  if (!command) return usage(false);
  try {
    return await (await command.load()).run(args);
  } catch (error) {
    console.error(`\n${explain(error)}\n`);
    return 1;
  }
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
