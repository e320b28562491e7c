import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, checkNode, install, root, Trouble } from './tools/prepare.mjs';

try {
  checkNode();
  await install();
  await build();
  const require = createRequire(import.meta.url);
  const { main } = require(join(root, 'dist', 'apps', 'cli', 'src', 'main.js'));
  process.exitCode = await main(['demo', ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
