/** Takes a command line apart by the flags that it may have. */
import { parseArgs } from 'node:util';
import type { Flag } from './flag.ts';
import { UsageError } from './usage-error.ts';

/** What every command takes beside its flags. */
export const ALWAYS: readonly string[] = ['help', 'version'];

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface ParsedLine {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** What is for us, and what follows `--`. */
export function split(
  args: readonly string[],
): Readonly<Record<'own' | 'rest', readonly string[]>> {
  const end = args.indexOf('--');
  return end < 0 ? { own: args, rest: [] } : { own: args.slice(0, end), rest: args.slice(end + 1) };
}

/** @throws UsageError for a flag that is none of those, or that has a value too many or too few */
export function parse(args: readonly string[], flags: readonly Flag[]): ParsedLine {
  try {
    return parseArgs({ args: [...args], options: optionsOf(flags), allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The same for the parser of Node. */
export function optionsOf(flags: readonly Flag[]) {
  return {
    ...Object.fromEntries(flags.map((flag) => [flag.name, optionOf(flag)])),
    help: { type: 'boolean' as const, short: 'h' },
    version: { type: 'boolean' as const, short: 'V' },
  };
}

function optionOf(flag: Flag) {
  return {
    type: flag.kind === 'on' ? ('boolean' as const) : ('string' as const),
    multiple: flag.kind === 'list',
    ...(flag.short === undefined ? {} : { short: flag.short }),
  };
}

/** @throws UsageError with all of them, if there are any */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}
