const esmPackages = [
  '@nestjs',
  'nodemailer',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  '@tokenizer',
  'nanoid',
  'postal-mime',
  'cookie',
  '@fastify/cookie',
  'content-disposition',
];

/** One runner for every suite but the browser's: `npx jest --selectProjects unit|medium|e2e|arch`. */
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: true,
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    // Declares only import conditions, which jest's require does not look at.
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
    // Loaded only when there is something to fill; Node wants its file named in full.
    '^\\./demo/seeding\\.js$': '<rootDir>/apps/cli/src/demo/seeding.ts',
    '^@platform/(.*)$': '<rootDir>/libs/platform/$1',
    '^@rooms/([^/]+)$': '<rootDir>/libs/$1/src',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
};
const withDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

module.exports = {
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts'] },
    { ...base, displayName: 'arch', testMatch: ['<rootDir>/test/arch/**/*.test.ts'] },
    {
      ...base,
      ...withDatabase,
      displayName: 'medium',
      testMatch: ['<rootDir>/test/medium/**/*.test.ts', '<rootDir>/test/invariants/**/*.test.ts'],
    },
    { ...base, ...withDatabase, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
    {
      ...base,
      ...withDatabase,
      displayName: 'web',
      testMatch: ['<rootDir>/test/web/**/*.test.ts'],
      testEnvironment: '<rootDir>/test/web/environment.cjs',
    },
  ],
};
