const { TestEnvironment } = require('jest-environment-node');
const { chromium } = require('playwright-core');

/** The browser's driver is seven megabytes of code: loaded once a worker, not anew for every file. It keeps no state. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  constructor(...settings) {
    super(...settings);
    this.global.chromium = chromium;
  }
};
