// `npm test`: everything, in one go. Ends with one line: `N passed, N failed, N skipped`.
// With CI=true whatever is skipped counts as failed.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { build, checkNode, install, root, Trouble } from '../apps/tools/prepare.mjs';

const strict = process.env.CI === 'true';
const minutes = (count) => count * 60_000;
const bin = (...parts) => join(root, 'node_modules', ...parts);
const LINGER_MS = 20_000;

const total = { passed: 0, failed: 0, skipped: 0 };
const skips = [];
const failures = [];
const running = new Set();
const scratch = mkdtempSync(join(tmpdir(), 'sang-kien-run-'));
chmodSync(scratch, 0o711);

const pass = (count = 1) => (total.passed += count);
function fail(what, count = 1) {
  failures.push(what);
  total.failed += count;
}
function skip(what, why) {
  skips.push(`${what}: ${why}`);
  total[strict ? 'failed' : 'skipped'] += 1;
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Runs a step in a process group of its own, which ends with it. `isOver` may end a step that hangs after its work. */
function run(args, { limit, env = {}, quiet = true, isOver = () => false }) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, TMPDIR: scratch, TEST_SCRATCH: scratch, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', quiet ? 'pipe' : 'inherit'],
      detached: true,
    });
    running.add(child);
    let output = '';
    let late = '';
    let overSince = 0;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const began = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      if (isOver() && overSince === 0) overSince = now;
      if (now - began > limit) late = `no end after ${Math.round(limit / 1000)} s`;
      else if (overSince > 0 && now - overSince > LINGER_MS)
        late = 'its work was done but it did not end: something was left open';
      if (late) killGroup(child);
    }, 500);
    child.once('close', (code) => {
      clearInterval(watch);
      running.delete(child);
      killGroup(child);
      done({ code: late ? 1 : code, output, late, seconds: Math.round((performance.now() - began) / 1000) });
    });
  });
}

async function check(name, args, limit) {
  const { code, output, late, seconds } = await run(args, { limit });
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code === 0) return pass();
  if (output.trim() || late) console.log(`${output.trim()}\n${late}`.trim());
  return fail(name);
}

async function step(name, work) {
  try {
    await work();
    console.log(`✓ ${name}`);
    pass();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.log(`✗ ${name}\n${error.message}`);
    fail(name);
    return false;
  }
  return true;
}

async function lint() {
  const began = performance.now();
  const steps = [
    [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    [bin('eslint', 'bin', 'eslint.js'), '.'],
  ];
  for (const args of steps) {
    const { code, output, late } = await run(args, { limit: minutes(6) });
    if (code !== 0) {
      console.log(`✗ lint\n${output.trim()}\n${late}`.trim());
      return fail('lint');
    }
  }
  console.log(`✓ lint (${Math.round((performance.now() - began) / 1000)} s)`);
  return pass();
}

async function jest(projects, limit, env = {}) {
  const report = join(scratch, `jest-${projects.join('-')}.json`);
  const { code, late } = await run(
    [
      bin('jest', 'bin', 'jest.js'),
      ...['--selectProjects', ...projects],
      ...['--maxWorkers', '3', '--passWithNoTests', '--json', '--outputFile', report],
      ...['--cacheDirectory', join(root, '.cache', 'jest')],
    ],
    { limit, env: { NODE_ENV: 'test', ...env }, quiet: false, isOver: () => existsSync(report) },
  );
  if (late) fail(`jest ${projects.join(' ')}: ${late}`);
  if (!existsSync(report)) return fail(`jest ${projects.join(' ')} ended (${code}) without a report`);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  pass(result.numPassedTests);
  for (const file of result.testResults) {
    const path = relative(root, file.name);
    if (file.status === 'failed' && file.assertionResults.length === 0) fail(`${path}: ${firstLine(file.message)}`);
    for (const test of file.assertionResults) {
      if (test.status === 'failed') fail(`${path}: ${test.fullName}`);
      else if (test.status !== 'passed') skip(`${path}: ${test.fullName}`, test.status);
    }
  }
  if (code !== 0 && result.success === false && failures.length === 0) fail(`jest ${projects.join(' ')}`);
}

const firstLine = (text) => text.trim().split('\n')[0];

function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

const hasTests = (folder) =>
  existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.test.ts'));

/** Ends what a killed step left behind: servers of clusters in the scratch folder, and the folder. */
function clean() {
  for (const child of running) killGroup(child);
  for (const name of readdirSync(scratch, { recursive: true })) {
    if (!String(name).endsWith('postmaster.pid')) continue;
    try {
      process.kill(Number(readFileSync(join(scratch, String(name)), 'utf8').split('\n')[0]), 'SIGQUIT');
    } catch {
      continue;
    }
  }
  rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

function conclude() {
  if (skips.length > 0)
    console.log(`\nSkipped${strict ? ' (counted as failed, because CI=true)' : ''}:\n  ${skips.join('\n  ')}`);
  if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function checkText() {
  const types = (project) => [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', join(project, 'tsconfig.json')];
  await check('types', types('.'), minutes(6));
  await check('web types', types(join('apps', 'web')), minutes(6));
  await check('worker types', types(join('apps', 'web', 'worker')), minutes(6));
  await lint();
}

async function everything() {
  if (!(await step('node', () => checkNode())) || !(await step('install', install))) return;
  await step('build', build);
  // The tests of whole installations wait a good deal; meanwhile the checks of the text get their turn.
  await Promise.all([checkText(), jest(['unit', 'arch', 'medium', 'e2e'], minutes(25))]);
  if (!hasTests(join(root, 'test', 'web'))) return;
  const browser = chromium();
  if (browser) await jest(['web'], minutes(15), { CHROMIUM: browser });
  else skip('browser suite', 'no chromium found; install it or name it with CHROMIUM');
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    clean();
    process.exit(1);
  });
}
try {
  await everything();
} finally {
  clean();
  conclude();
}
