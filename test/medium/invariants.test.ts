import { brokenInvariants } from '../../apps/cli/src/invariants';
import { TestApp } from '../support/app';

describe('the invariants', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('hold on an empty installation, so every query at least runs', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
