// Brings a clone to the point where it can run: packages installed, sources compiled. Needs nothing but Node and npm.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const stamp = join(root, 'dist', '.sources');
const webStamp = join(root, 'dist', '.web');
const compiled = /\.ts$/;
const leftOut = /^apps\/web\/|\.mjs$|\.spec\.ts$|\.md$/;

/** A problem that the person at the keyboard can solve: shown as its two sentences, without a stack. */
export class Trouble extends Error {
  constructor(vi, en, detail = '') {
    super([vi, en, detail].filter(Boolean).join('\n'));
  }
}

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits =
    (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || (major === 24 && minor >= 11) || major > 24;
  if (!fits) {
    throw new Trouble(
      `Cần Node 20.19+, 22.13+ hoặc 24.11+; máy này đang dùng ${version}. Tải tại https://nodejs.org.`,
      `Node 20.19+, 22.13+ or 24.11+ is needed; this is ${version}. Get it from https://nodejs.org.`,
    );
  }
}

/** True when what is installed is what package-lock.json asks for (other systems' optional packages aside). */
export function isInstalled(folder = root) {
  try {
    const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const same = (name) =>
      wanted[name]?.version === present[name]?.version && wanted[name]?.integrity === present[name]?.integrity;
    return (
      Object.keys(present).every(same) &&
      Object.keys(wanted).every(
        (name) => name === '' || wanted[name].optional || wanted[name].devOptional || present[name],
      )
    );
  } catch {
    return false;
  }
}

/** Runs a command; on a terminal shows the seconds that pass. Its output is kept and given back. */
export function runQuietly(label, command, args, options = {}) {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const live = process.stdout.isTTY;
  process.stdout.write(`${label} …${live ? '' : '\n'}`);
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const tick = live ? setInterval(() => process.stdout.write(`\r${label} … ${seconds()} s`), 1000) : undefined;
    const finish = (code) => {
      clearInterval(tick);
      process.stdout.write(live ? `\r${label} … ${seconds()} s\n` : '');
      done({ code, output });
    };
    child.once('error', (error) => {
      keep(error.message);
      finish(1);
    });
    child.once('close', finish);
  });
}

const npm = (args) =>
  process.env.npm_execpath?.endsWith('.js') ? [process.execPath, [process.env.npm_execpath, ...args]] : ['npm', args];

export async function install() {
  // A linked folder belongs to somebody else, and npm ci would empty it.
  if (isInstalled() || lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const label = 'Cài đặt các gói (một lần, khoảng một phút) / Installing packages (once, about a minute)';
  const { code, output } = await runQuietly(label, ...npm(['ci', '--no-audit', '--no-fund']));
  if (code === 0) return;
  const reasons = output.split('\n').filter((line) => /npm (error|ERR!)/.test(line));
  throw new Trouble(
    'Không cài đặt được các gói. Hãy kiểm tra mạng, chỗ trống trên đĩa và quyền ghi vào thư mục dự án rồi thử lại.',
    'The packages could not be installed. Check the network, the disk and that the project folder can be written, then try again.',
    reasons.slice(0, 6).join('\n'),
  );
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

const inProject = (...names) => names.map((name) => join(root, name));
const below = (...folders) => inProject(...folders).flatMap(filesBelow);

function sources() {
  return [
    ...below('apps', 'libs').filter((path) => !leftOut.test(relative(root, path))),
    ...inProject('package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'),
  ];
}

const webSources = () => [...below('apps/web'), ...inProject('package-lock.json')];

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  return hash.digest('hex');
}

const holds = (stamp, print) => existsSync(stamp) && readFileSync(stamp, 'utf8') === print;

export function isBuilt() {
  return holds(stamp, fingerprint(sources())) && holds(webStamp, fingerprint(webSources()));
}

function seal(stamp, print) {
  writeFileSync(`${stamp}.new`, print);
  renameSync(`${stamp}.new`, stamp);
}

function makeWritable() {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    for (const name of readdirSync(join(root, 'dist')))
      if (name !== 'web' && name !== basename(webStamp)) rmSync(join(root, 'dist', name), { recursive: true });
  } catch (error) {
    throw new Trouble(
      `Không ghi được vào thư mục dự án ${root} (${error.message}).`,
      `The project folder ${root} can't be written (${error.message}).`,
    );
  }
}

/** Compiles what has changed: the server's sources, the web application, or both. */
export async function build() {
  await buildServer();
  await buildWeb();
}

/** Files beside the sources that are not TypeScript go along. */
async function buildServer() {
  const print = fingerprint(sources());
  if (holds(stamp, print)) return;
  makeWritable();
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const { code, output } = await runQuietly('Biên dịch / Building', process.execPath, [nest, 'build', 'api']);
  if (code !== 0)
    throw new Trouble('Không biên dịch được mã nguồn.', 'The sources could not be compiled.', output.trim());
  for (const path of sources().filter((source) => /^(apps|libs)\//.test(relative(root, source)))) {
    if (!compiled.test(path)) cpSync(path, join(root, 'dist', relative(root, path)));
  }
  seal(stamp, print);
}

async function buildWeb() {
  const print = fingerprint(webSources());
  if (holds(webStamp, print)) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'apps', 'web', 'vite.config.mts');
  const label = 'Dựng giao diện / Building the web application';
  const { code, output } = await runQuietly(label, process.execPath, [vite, 'build', '-c', config]);
  if (code !== 0)
    throw new Trouble('Không dựng được giao diện.', 'The web application could not be built.', output.trim());
  seal(webStamp, print);
}
