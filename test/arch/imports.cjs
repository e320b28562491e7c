// The import law: apps → rooms → platform, never upward, and only through doors. Read by dependency-cruiser.
const below = {
  identity: [],
  contest: ['identity'],
  scoring: [],
  initiative: ['identity', 'contest', 'scoring'],
  screening: ['identity', 'contest', 'scoring', 'initiative'],
  judging: ['identity', 'contest', 'scoring', 'initiative'],
  award: ['identity', 'contest', 'scoring', 'initiative', 'screening', 'judging'],
  overview: ['identity', 'contest', 'scoring', 'initiative', 'screening', 'judging', 'award'],
  notification: ['identity', 'contest', 'scoring', 'initiative', 'screening', 'judging', 'award', 'overview'],
};
const rooms = Object.keys(below);
const oneOf = (names) => `(?:${names.join('|')})`;
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const tests = '\\.(spec|test)\\.ts$';

// The last room may use all others, so it has no rule of its own.
const roomOrder = rooms
  .slice(0, -1)
  .map((room) =>
    rule(
      `room-order-${room}`,
      { path: `^libs/${room}/` },
      { path: `^libs/${oneOf(rooms.filter((other) => other !== room && !below[room].includes(other)))}/` },
    ),
  );

module.exports = {
  forbidden: [
    ...roomOrder,
    rule('known-room', { path: '^libs/' }, { path: `^libs/(?!${oneOf([...rooms, 'platform'])}/)` }),
    rule(
      'room-door',
      { path: '^(?:apps/|libs/([^/]+)/)' },
      { path: `^libs/${oneOf(rooms)}/(?!src/index\\.ts$)`, pathNot: '^libs/$1/' },
    ),
    rule('platform-door', { path: '^(?:apps|libs/(?!platform/))' }, { path: '^libs/platform/[^/]+/(?!index\\.ts$)' }),
    rule(
      'platform-part-door',
      { path: '^libs/platform/([^/]+)/' },
      { path: '^libs/platform/[^/]+/(?!index\\.ts$)', pathNot: '^libs/platform/$1/' },
    ),
    rule('platform-without-rooms', { path: '^libs/platform/' }, { path: `^libs/${oneOf(rooms)}/` }),
    rule('never-upward', { path: '^libs/' }, { path: '^apps/' }),
    rule('product-without-tests', { path: '^(?:apps|libs)/', pathNot: tests }, { path: `^test/|${tests}` }),
    rule(
      'domain-without-room',
      { path: '^libs/[^/]+/src/domain/', pathNot: tests },
      { path: '^libs/[^/]+/src/(?!domain/|index\\.ts$)' },
    ),
    rule(
      'domain-without-platform',
      { path: '^libs/[^/]+/src/domain/', pathNot: tests },
      { path: '^libs/platform/(?!(?:kernel|workflow)/)' },
    ),
    rule(
      'domain-without-input-output',
      { path: '^libs/[^/]+/src/domain/', pathNot: tests },
      // Hashing is arithmetic; chance is refused by the textual rules.
      { dependencyTypes: ['core'], pathNot: '^crypto$' },
    ),
    rule(
      'domain-without-frameworks',
      { path: '^libs/[^/]+/src/domain/', pathNot: tests },
      { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    ),
    rule(
      'scoring-is-arithmetic',
      { path: '^libs/scoring/', pathNot: tests },
      { pathNot: '^libs/(?:scoring/src/(?:index\\.ts|domain/)|platform/kernel/index\\.ts)' },
    ),
    rule('no-cycle', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('resolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/web/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'import', 'default'] },
  },
};
