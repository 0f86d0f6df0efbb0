/** Reads settings by the schemas of their flags: every wrong value at once, each with its flag and its variable. */

import type { Schema } from '../values/schema/schema.ts';
import { vouched } from '../values/vouched.ts';
import type { AnyFlagName, NamedFlag } from './command.ts';
import type { Settings } from './parse-arguments.ts';
import { settingRefusal } from './setting-refusal.ts';
import { UsageError } from './usage-error.ts';

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
      problems.push(settingRefusal(flag, value, settings.variableOf(flag.name)));
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
