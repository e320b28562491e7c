export interface SessionSettings {
  /** A session that was not used for so long has ended. */
  readonly idleMinutes: number;
}

/** Token of the settings in the module. */
export const SESSION_SETTINGS = Symbol('session settings');

const DEFAULT = 120;
const LONGEST = 720;

export function sessionSettings(env: Readonly<Record<string, string | undefined>>): SessionSettings {
  const text = env['SESSION_IDLE_MINUTES'];
  if (text === undefined || text === '') return { idleMinutes: DEFAULT };
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (minutes < 5 || minutes > LONGEST)
    throw new Error(`SESSION_IDLE_MINUTES is a whole number of minutes from 5 to ${LONGEST}.`);
  return { idleMinutes: minutes };
}
