/** What is told of a value that a flag or a variable cannot have. */
import { hint, nearestName } from '../values/nearest-name.ts';
import { without } from '../values/secrets/cuts.ts';
import { loginCuts, namedCuts } from '../values/secrets/mask-text.ts';
import type { Flag } from './flag.ts';

/** Named first is what was written: the flag, or the variable. */
export function settingRefusal(flag: Flag, value: string, from: string | undefined): string {
  const { name, variable, reads } = flag;
  // "no" is as near to "on" as to anything.
  const near = value.length > 2 ? nearestName(value, reads?.choices ?? []) : undefined;
  const named = from === undefined ? `--${name} (${variable})` : `${from} (--${name})`;
  const words = `${named} must be ${reads?.words}`;
  // The log of a run is read by more people than its variables.
  return flag.isSecret ? `${words}.` : `${words}, not "${shown(value)}"${hint(near) || '.'}`;
}

/** It may be a URL that lacks its beginning. */
function shown(value: string): string {
  return without(value, (text) =>
    text.includes('//') ? namedCuts(text) : [...namedCuts(text), ...loginCuts(text)],
  );
}
