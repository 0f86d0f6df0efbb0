/** Reads settings by the schemas of their flags: every wrong value at once, each with its flag and its variable. */

import { hint, nearestName } from '../values/nearest-name.ts';
import type { Schema } from '../values/schema/schema.ts';
import { without } from '../values/secrets/cuts.ts';
import { loginCuts, namedCuts } from '../values/secrets/mask-text.ts';
import { vouched } from '../values/vouched.ts';
import type { AnyFlagName } from './commands.ts';
import type { Flag } from './flags.ts';
import type { Settings } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

type NamedFlag = Flag & { readonly name: AnyFlagName };
type Of<Flags extends readonly NamedFlag[], Name> = Extract<Flags[number], { readonly name: Name }>;
type ValueOf<F> = F extends { readonly reads: Schema<infer T> } ? T : string;

export interface SettingsReader<Flags extends readonly NamedFlag[]> {
  /** The value that was given, or the usual one; undefined where there is none, or where it is wrong. */
  readonly read: <Name extends Flags[number]['name']>(
    name: Name,
  ) => ValueOf<Of<Flags, Name>> | undefined;
  /** All values of a flag that may be given more than once; undefined where there are none. */
  readonly readAll: <Name extends Flags[number]['name']>(
    name: Name,
  ) => readonly ValueOf<Of<Flags, Name>>[] | undefined;
  readonly refuse: (problem: string) => void;
  /** @throws UsageError with everything that was wrong so far */
  readonly settle: () => void;
}

export function settingsReader<const Flags extends readonly NamedFlag[]>(
  flags: Flags,
  settings: Settings,
): SettingsReader<Flags> {
  const problems: string[] = [];
  const readValue = (name: AnyFlagName, value: string): unknown => {
    const flag = flags.find((each) => each.name === name);
    const read = flag?.reads?.read(value);
    if (flag && read?.valid === false) {
      problems.push(refusal(flag, value, settings.variableOf(flag.name)));
    }
    return read === undefined ? value : read.valid ? read.value : undefined;
  };
  return {
    read(name) {
      const value = settings.get(name)?.at(-1);
      return vouched(value === undefined ? undefined : readValue(name, value));
    },
    readAll: (name) => vouched(settings.get(name)?.map((value) => readValue(name, value))),
    refuse: (problem) => void problems.push(problem),
    settle() {
      if (problems.length > 0) throw new UsageError(problems.join('\n'));
    },
  };
}

/** Named first is what was written: the flag, or the variable. */
function refusal(flag: Flag, value: string, from: string | undefined): string {
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
