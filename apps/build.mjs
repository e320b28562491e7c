import { build, checkNode, Trouble } from './tools/prepare.mjs';

try {
  checkNode();
  await build();
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
