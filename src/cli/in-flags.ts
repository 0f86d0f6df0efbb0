/** What the library says of its options, in words of the command: whoever gave flags reads of flags. */

import type { OptionError } from '../server/options.ts';
import { lineOf } from '../values/schema/schema.ts';
import type { Flag } from './flag.ts';
import { UsageError } from './usage-error.ts';

/**
 * Where an option is called otherwise than its flag: `paths` of `--path`, and `write/customer` of `--customer`. All others are
 * called as their flags, but for the hyphens.
 */
type OtherNames = Readonly<Record<string, string>>;

/** @throws UsageError with a line for each option that the work refuses */
export async function inFlags<T>(
  flags: readonly Flag[],
  others: OtherNames,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOptionError(error)) throw error;
    const told = error.problems.map((problem) => {
      const flag = flagOf(problem.pointer.slice(1), flags, others);
      return flag ? `--${flag.name} (${flag.variable}) ${problem.message}.` : lineOf(problem);
    });
    throw new UsageError(told.join('\n'));
  }
}

/** By its name: it comes out of the library, whose classes are others than those of the command. */
function isOptionError(error: unknown): error is OptionError {
  return error instanceof Error && error.name === 'OptionError';
}

function flagOf(option: string, flags: readonly Flag[], others: OtherNames): Flag | undefined {
  const [first = ''] = option.split('/', 1);
  const name = others[option] ?? others[first] ?? flagName(first);
  return flags.find((flag) => flag.name === name);
}

/** `write-contract` of `writeContract`. */
function flagName(option: string): string {
  return option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
