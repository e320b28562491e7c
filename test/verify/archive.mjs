// Checks an unpacked archive without the service: every file against its size and SHA-256 in manifest.json, nothing more
// and nothing less than the manifest says, every link of the index, and every table alike as JSON and CSV:
//   node test/verify/archive.mjs <folder>
// Shares no code with the service on purpose: whoever doubts the archive can read these lines instead of all of it.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

const folder = process.argv[2];
if (!folder || !existsSync(join(folder, 'manifest.json'))) {
  console.error('Usage: node test/verify/archive.mjs <folder with manifest.json>');
  process.exit(2);
}
const faults = [];
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
if (manifest.format !== 'sang-kien-archive/1') faults.push(`unknown format ${manifest.format}`);
const text = (path) => readFileSync(join(folder, path), 'utf8');

async function sha256(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

const listed = new Set(['manifest.json']);
for (const { path, size, sha256: wanted, receivedSha256 } of manifest.entries) {
  const file = join(folder, path);
  if (path.startsWith('/') || path.split('/').includes('..')) faults.push(`${path}: leaves the folder`);
  else if (listed.has(path)) faults.push(`${path}: listed twice`);
  else if (!existsSync(file)) faults.push(`${path}: absent`);
  else if (statSync(file).size !== size) faults.push(`${path}: ${statSync(file).size} bytes, not ${size}`);
  else if ((await sha256(file)) !== wanted) faults.push(`${path}: its SHA-256 differs`);
  if (receivedSha256) faults.push(`${path}: no longer what was received (${receivedSha256})`);
  listed.add(path);
}
for (const { path } of manifest.missing) faults.push(`${path}: the service had lost it`);

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = relative(folder, join(entry.parentPath ?? entry.path, entry.name))
    .split(sep)
    .join('/');
  if (!listed.has(path)) faults.push(`${path}: not in the manifest`);
}

const unescaped = (html) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);
const links = [...text('muc-luc.html').matchAll(/ href="([^"]*)"/g)].map(([, href]) =>
  decodeURIComponent(unescaped(href)),
);
for (const link of links) {
  if (/^[a-z]+:/i.test(link)) faults.push(`muc-luc.html: leads elsewhere: ${link}`);
  else if (!listed.has(posix.join(dirname('muc-luc.html'), link))) faults.push(`muc-luc.html: leads nowhere: ${link}`);
}

/** Records of a CSV with ";" and doubled quotes. */
function records(csv) {
  let [count, quoted, open] = [0, false, false];
  for (const sign of csv.replace(/^\ufeff/, '')) {
    if (sign === '"') quoted = !quoted;
    if (sign === '\n' && !quoted) count++;
    open = sign !== '\n' || quoted;
  }
  return count + (open ? 1 : 0);
}
const indexed = records(text('muc-luc.csv')) - 1;
const indices = manifest.entries.filter(({ path }) => path.startsWith('muc-luc.')).length;
for (const [name, count] of [
  ['muc-luc.csv', indexed],
  ['muc-luc.html', links.length],
]) {
  if (count !== manifest.entries.length - indices)
    faults.push(`${name}: ${count} entries, not ${manifest.entries.length - indices}`);
}

let tables = 0;
for (const { path } of manifest.entries) {
  if (path.endsWith('.json')) {
    const value = JSON.parse(text(path));
    const csv = path.replace(/\.json$/, '.csv');
    if (!path.startsWith('du-lieu/')) continue;
    tables++;
    if (!listed.has(csv)) faults.push(`${csv}: absent`);
    else if (value.length !== Math.max(0, records(text(csv)) - 1)) faults.push(`${csv}: not as many rows as ${path}`);
  }
}

for (const fault of faults) console.error(`FAULT ${fault}`);
const bytes = manifest.entries.reduce((sum, { size }) => sum + size, 0);
console.log(
  `${manifest.title} (${manifest.contest}): ${manifest.entries.length} files, ${bytes} bytes, ${tables} tables, ${links.length} links, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
