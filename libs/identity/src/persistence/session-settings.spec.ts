import { sessionSettings } from './session-settings';

describe('sessionSettings', () => {
  it.each([
    [undefined, 120],
    ['', 120],
    ['5', 5],
    ['720', 720],
  ])('%s', (text, idleMinutes) => {
    expect(sessionSettings({ SESSION_IDLE_MINUTES: text })).toEqual({ idleMinutes });
  });

  it.each(['4', '721', '-10', '1h', '30.5'])('refuses %s', (text) => {
    expect(() => sessionSettings({ SESSION_IDLE_MINUTES: text })).toThrow('SESSION_IDLE_MINUTES');
  });
});
