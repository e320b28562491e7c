import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { waitFor } from './wait-for';

export interface Daemon {
  readonly pid: number;
  /** Ends the process by its id and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs a server in the foreground of a child process until it is ready; its output is shown when it never is. */
export async function startDaemon(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd: string; readonly ready: () => Promise<boolean> },
): Promise<Daemon> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = { output: '', ended: false };
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      seen.ended = true;
      resolve();
    });
  });
  child.on('error', (error) => (seen.output += error.message));
  child.stdout.on('data', (text: Buffer) => (seen.output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (seen.output += text.toString()));
  const endWithRun = () => child.kill('SIGKILL');
  process.once('exit', endWithRun);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    process.removeListener('exit', endWithRun);
    if (!seen.ended) child.kill(signal);
    await gone;
  };
  try {
    await waitFor(
      'the server to be ready',
      async () => seen.ended || (await options.ready().catch(() => false)),
      30_000,
    );
    if (seen.ended || child.pid === undefined) throw new Error('it ended at once');
  } catch (error) {
    await stop('SIGKILL');
    throw new Error(`${command} did not start (${String(error)}):\n${seen.output}`, { cause: error });
  }
  return { pid: child.pid, stop };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/**
 * `describe` where the tool is there; a visible skip where it is not. With CI=true a missing tool fails instead, so that
 * no run there is green without it.
 */
export function describeWith(tool: string, path: string | undefined): jest.Describe {
  if (path !== undefined) return describe;
  if (process.env['CI'] === 'true') throw new Error(`${tool} is missing, and CI skips nothing.`);
  process.stderr.write(`SKIPPED: ${tool} was not found.\n`);
  return describe.skip;
}
