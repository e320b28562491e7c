import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../support/yaml';
import type { Yaml } from '../support/yaml';

const root = join(__dirname, '../..');
const file = (name: string) => readFileSync(join(root, name), 'utf8');
const compose = readYaml(file('docker-compose.yml'));

function get(from: Yaml | undefined, ...path: readonly string[]): Yaml | undefined {
  return path.reduce<Yaml | undefined>(
    (value, key) => (value === undefined || typeof value === 'string' || Array.isArray(value) ? undefined : value[key]),
    from,
  );
}
const keys = (value: Yaml | undefined) =>
  typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
const service = (name: string, ...path: readonly string[]) => get(compose, 'services', name, ...path);
const names = keys(get(compose, 'services'));

describe('the composition', () => {
  it('is two API and two worker processes of one image, on PostgreSQL, Redis, S3 and mail, behind one proxy', () => {
    expect(names.sort()).toEqual(['api', 'mail', 'migrate', 'postgres', 'proxy', 'redis', 's3', 'worker']);
    const ours = ['api', 'worker', 'migrate'].map((name) => [
      service(name, 'command'),
      service(name, 'deploy', 'replicas'),
      service(name, 'environment', 'ROLES'),
      service(name, 'image'),
    ]);
    expect(ours).toEqual([
      [['node', 'dist/apps/api/src/main.js'], '2', 'http', 'sang-kien:0.1.0'],
      [['node', 'dist/apps/worker/src/main.js'], '2', 'jobs', 'sang-kien:0.1.0'],
      [['node', 'dist/apps/cli/src/main.js', 'migrate'], undefined, undefined, 'sang-kien:0.1.0'],
    ]);
  });

  it.each(['api', 'worker', 'migrate'])('gives %s every port as an installed service', (name) => {
    const environment = service(name, 'environment');
    expect(
      keys(environment)
        .filter((key) => !['ROLES', 'HOST', 'PORT', 'TRUSTED_HOPS'].includes(key))
        .sort(),
    ).toEqual([
      'DATABASE_URL',
      'MAIL_FROM',
      'PUBLIC_URL',
      'REDIS_URL',
      'S3_ACCESS_KEY',
      'S3_BUCKET',
      'S3_ENDPOINT',
      'S3_REGION',
      'S3_SECRET_KEY',
      'SMTP_URL',
    ]);
    expect(get(environment, 'DATABASE_URL')).toMatch(/@postgres:5432\//);
    expect(get(environment, 'REDIS_URL')).toMatch(/@redis:6379$/);
    expect(get(environment, 'S3_ENDPOINT')).toBe('http://s3:9000');
  });

  it.each(['api', 'worker', 'migrate'])('keeps nothing on the disk of %s and gives it no rights', (name) => {
    expect([service(name, 'volumes'), service(name, 'read_only'), service(name, 'cap_drop')]).toEqual([
      undefined,
      'true',
      ['ALL'],
    ]);
  });

  it('migrates before anything serves', () => {
    const after = (name: string) => service(name, 'depends_on', 'migrate', 'condition');
    expect([after('api'), after('worker')]).toEqual(Array(2).fill('service_completed_successfully'));
    expect(service('migrate', 'depends_on', 'postgres', 'condition')).toBe('service_healthy');
  });

  it('asks every listening service for its health', () => {
    const listening = names.filter((name) => !['worker', 'migrate'].includes(name));
    expect(listening.filter((name) => !Array.isArray(service(name, 'healthcheck', 'test')))).toEqual([]);
  });

  it('never evicts or forgets a job in Redis', () => {
    const command = [service('redis', 'command')].flat();
    const setting = (name: string) => command[command.indexOf(name) + 1];
    expect([setting('--appendonly'), setting('--maxmemory-policy')]).toEqual(['yes', 'noeviction']);
  });

  it('opens ports on this machine only, and only of the proxy and the mail catcher', () => {
    const ports = names.flatMap((name) => [service(name, 'ports') ?? []].flat().map((port) => [name, port]));
    expect(ports).toEqual([
      ['mail', '127.0.0.1:${MAIL_PORT:-8025}:8025'],
      ['proxy', '127.0.0.1:${HTTP_PORT:-8080}:8080'],
    ]);
    expect(get(compose, 'networks', 'back', 'internal')).toBe('true');
    const on = (network: string) => names.filter((name) => [service(name, 'networks')].flat().includes(network));
    expect([on('front'), on('out'), on('back')]).toEqual([['mail', 'proxy'], ['worker'], names]);
  });

  it('pins every image', () => {
    const images = names.map((name) => service(name, 'image'));
    expect(images.filter((image) => typeof image !== 'string' || !/:[\w.-]*\d[\w.-]*$/.test(image))).toEqual([]);
    const bases = ['docker/Dockerfile', 'docker/s3.Dockerfile'].flatMap(
      (name) => file(name).match(/^FROM \S+/gm) ?? [],
    );
    expect(bases).toEqual([
      'FROM node:24-bookworm-slim',
      'FROM node:24-bookworm-slim',
      'FROM golang:1.26-bookworm',
      'FROM debian:bookworm-slim',
    ]);
  });

  it('runs the S3 server that the tests run', () => {
    expect(service('s3', 'build', 'args', 'MINIO_VERSION')).toBe(file('.ci/s3-version').trim());
  });

  it('carries no secret: each comes from the environment, and the example holds placeholders', () => {
    const asked = [...file('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const example = new Map(
      [...file('docker/example.env').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect([...new Set(asked)].sort()).toEqual([...example.keys()].sort());
    for (const [name = '', value] of example) {
      if (/PASSWORD|KEY/.test(name)) expect(value).toMatch(/^<replace: /);
    }
    for (const [, value] of file('docker-compose.yml').matchAll(/(?:PASSWORD|_KEY|AUTH): (\S+)/g)) {
      expect(value).toMatch(/^\$\{\w+:\?\}$/);
    }
  });
});

describe('the proxy', () => {
  const nginx = file('docker/nginx.conf');

  it('finds all API processes, streams uploads, and drops what clients claim about their address', () => {
    for (const line of [
      'server api:3000 resolve max_fails=2 fail_timeout=5s;',
      'proxy_request_buffering off;',
      'proxy_set_header X-Forwarded-For $remote_addr;',
    ]) {
      expect(nginx).toContain(line);
    }
    expect(service('api', 'environment', 'TRUSTED_HOPS')).toBe('1');
  });

  it('lets through the largest file that a rulebook may allow', () => {
    const schema = file('libs/contest/src/domain/rulebook/parts.ts');
    const largest = Number(/maxBytes: count\(1, ([\d_]+)\)/.exec(schema)?.[1]?.replaceAll('_', ''));
    const [, size, unit] = /client_max_body_size (\d+)([mg]);/.exec(nginx) ?? [];
    expect(Number(size) * (unit === 'g' ? 1024 ** 3 : 1024 ** 2)).toBeGreaterThan(largest);
  });

  it('never repeats a request that is not idempotent', () => expect(nginx).not.toContain('non_idempotent'));

  it('keeps connections shorter than the API does, so that none is closed under a request', () => {
    expect(Number(/keepalive_timeout (\d+)s/.exec(nginx)?.[1])).toBeLessThan(72);
  });
});

describe('the reader of these files', () => {
  it('reads what they use', () => {
    const text =
      "a: &m\n  x: 1\n  y: ['p, q', r]\n# note\nb:\n  <<: *m\n  x: 2\n  z:\n    - k: 1\n    - 'l'\n  w: { u: 1, v: 2 }\n  e:\n";
    expect(readYaml(text)).toEqual({
      a: { x: '1', y: ['p, q', 'r'] },
      b: { x: '2', y: ['p, q', 'r'], z: ['k: 1', 'l'], w: { u: '1', v: '2' }, e: '' },
    });
  });

  it.each(['a: 1\na: 2\n', 'a: *none\n', 'a\n', 'a: 1\n   b: 2\n', '- a\n'])('refuses %j', (text) => {
    expect(() => readYaml(text)).toThrow();
  });
});
