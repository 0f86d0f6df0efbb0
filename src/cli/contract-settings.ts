/** The contract that settings say. */
import { readFileSync } from 'node:fs';
import { type ContractChoice, readContract } from './contract-flags.ts';
import type { Settings } from './parse-arguments.ts';

/** Undefined where something was wrong, and is told. */
export function contractIn(
  settings: Settings,
  refuse: (problem: string) => void,
): ContractChoice | undefined {
  const read = readContract({
    contract: settings.get('contract')?.at(-1),
    set: settings.get('contract-set') ?? [],
    named: ({ name, variable }) => {
      const from = settings.variableOf(name);
      return from === undefined ? `--${name} (${variable})` : `${from} (--${name})`;
    },
    readText: (path) => readFileSync(path, 'utf8'),
  });
  if ('choice' in read) return read.choice;
  for (const problem of read.problems) refuse(problem);
  return undefined;
}
