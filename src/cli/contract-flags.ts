/** The flags that say by which contract a server answers. */

import {
  CONTRACT,
  CONTRACT_FILE,
  type ContractChoice,
  USUAL_CONTRACT,
} from '../server/contract-option.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import type { Problem } from '../values/schema/schema.ts';
import type { Flag } from './flag.ts';

export type { ContractChoice };

export const CONTRACT_FLAGS = [
  {
    name: 'contract',
    kind: 'value',
    variable: 'WALDUR_MOCK_CONTRACT',
    placeholder: '<name>',
    help: `one of ${CONTRACT.choices.join(', ')}, or a JSON file such as ./contract.json (${USUAL_CONTRACT})`,
  },
  {
    name: 'contract-set',
    kind: 'list',
    variable: 'WALDUR_MOCK_CONTRACT_SET',
    placeholder: '<n>=<v>',
    help: 'change one difference of the contract, such as absent_relation=null; repeat it',
  },
] as const satisfies readonly Flag[];

/** What a setting was given by, as problems name it. */
type Named = (flag: (typeof CONTRACT_FLAGS)[number]) => string;

export interface ContractSettings {
  readonly contract: string | undefined;
  readonly set: readonly string[];
  readonly named: Named;
  readonly readText: (path: string) => string;
}

/** A word with a dot or a slash is a file: no preset has one. */
const FILE = /[./\\]/;
const SETTING = /^([^=]*)=(.*)$/s;

/** The contract that flags and variables say, or all that is wrong with them. */
export function readContract({
  contract = USUAL_CONTRACT,
  set,
  named,
  readText,
}: ContractSettings):
  | { readonly choice: ContractChoice }
  | { readonly problems: readonly string[] } {
  const [whole, single] = CONTRACT_FLAGS;
  const problems: string[] = [];
  const isFile = FILE.test(contract);
  const base = isFile ? fromFile(contract, readText) : CONTRACT.read(contract);
  if (!base.valid && isFile) {
    problems.push(...base.problems.map((each) => `${named(whole)} ${contract}: ${lineOf(each)}`));
  } else if (!base.valid) {
    const near = hint(nearestName(contract, CONTRACT.choices)) || '.';
    const wanted = `one of ${CONTRACT.choices.join(', ')}, or a JSON file`;
    problems.push(`${named(whole)} must be ${wanted}, not ${JSON.stringify(contract)}${near}`);
  }
  const changes: Record<string, string> = {};
  for (const text of set) {
    const [, name, value] = SETTING.exec(text) ?? [];
    if (name === undefined || value === undefined || name === 'preset') {
      const wanted = 'must be a difference and its value, such as absent_relation=null';
      problems.push(`${named(single)} ${wanted}, not ${JSON.stringify(text)}.`);
      continue;
    }
    const read = CONTRACT.read({ [name]: value });
    if (read.valid) changes[name] = value;
    else problems.push(...read.problems.map((each) => `${named(single)}: ${lineOf(each)}`));
  }
  if (!base.valid || problems.length > 0) return { problems };
  if (set.length === 0) return { choice: base.value };
  const start = typeof base.value === 'string' ? { preset: base.value } : base.value;
  return { choice: { ...start, ...changes } };
}

function lineOf({ pointer, message }: Problem): string {
  return `${pointer.slice(1)} ${message}`.trim();
}

function fromFile(path: string, readText: (path: string) => string) {
  try {
    return CONTRACT_FILE.read(JSON.parse(readText(path)));
  } catch (error) {
    // An error of another realm is none of ours, and has a message all the same.
    const message = String(Object(error).message ?? error);
    return { valid: false, problems: [{ pointer: '', message }] } as const;
  }
}
