/** A contract: the value of each difference, and what follows from it. Source: src/README.md#contracts. */
import type { Wire } from '../drf/schema.ts';
import { dashed, type Uuid } from '../values/uuid.ts';
import { vouched } from '../values/vouched.ts';
import {
  CONTRACT_NAMES,
  type ContractName,
  DIFFERENCES,
  type DifferenceName,
  type Differences,
} from './differences.ts';

export { CONTRACT_NAMES, type ContractName };

export interface Contract extends Wire {
  /** The preset that it is made of. */
  readonly name: ContractName;
  /** The preset, and what is otherwise than in it: `deployed, absent_relation=null`. */
  readonly label: string;
  /** What it was made of. */
  readonly choice: ContractChoice;
  /** The value of each difference. */
  readonly differences: Differences;
  /** A uuid in fields and URLs: dashed, or 32 hex digits. */
  readonly wireUuid: (uuid: Uuid<string>) => string;
  /** Whether a known fault of the server (`defineServerFaults`) comes back as it answers it, HTML 500, by the fault's name. */
  readonly reproduces: (fault: { readonly name: string }) => boolean;
}

/** A preset, and what is otherwise than in it. */
export interface ContractSet extends Partial<Differences> {
  readonly preset?: ContractName;
}

/** A preset by its name, or one with changes. */
export type ContractChoice = ContractName | ContractSet;

/** What holds where nothing is said. */
export const USUAL_CONTRACT = 'documented' satisfies ContractName;

export const DIFFERENCE_NAMES = vouched<readonly DifferenceName[]>(Object.keys(DIFFERENCES));

const UUIDS = {
  dashed: { wireUuid: dashed, uuidPattern: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' },
  hex: { wireUuid: (uuid: Uuid<string>): string => uuid, uuidPattern: '[0-9a-f]{32}' },
} as const;

const ZEROS = '0'.repeat(32);

/** The contract of a choice. A fault that is not set itself does as all of them, where those are set. */
export function contractOf(choice: ContractChoice): Contract {
  const { preset = USUAL_CONTRACT, ...set } =
    typeof choice === 'string' ? { preset: choice } : choice;
  const given: Partial<Differences> = set;
  const chosen = (name: DifferenceName): string => {
    const told: { readonly fault?: string } & Readonly<Record<ContractName, string>> =
      DIFFERENCES[name];
    const group = told.fault === undefined ? undefined : given.server_faults;
    return given[name] ?? group ?? told[preset];
  };
  const differences = vouched<Differences>(
    Object.fromEntries(DIFFERENCE_NAMES.map((name) => [name, chosen(name)])),
  );
  const there = new Set(
    DIFFERENCE_NAMES.flatMap((name) => {
      const { fault }: { readonly fault?: string } = DIFFERENCES[name];
      return fault !== undefined && differences[name] === 'as_deployed' ? [fault] : [];
    }),
  );
  const { wireUuid, uuidPattern } = UUIDS[differences.uuid];
  const changes = DIFFERENCE_NAMES.filter((name) => given[name] !== undefined)
    .filter((name) => differences[name] !== DIFFERENCES[name][preset])
    .map((name) => `, ${name}=${differences[name]}`);
  return {
    name: preset,
    choice,
    label: preset + changes.join(''),
    differences,
    wireUuid,
    uuidPattern,
    absentRelation: { null: null, absent: undefined, zeros: wireZeros(differences.uuid) }[
      differences.absent_relation
    ],
    reproduces: ({ name }) => there.has(name),
  };
}

/** The uuid that no row has, as the contract writes uuids. */
function wireZeros(form: Differences['uuid']): string {
  return form === 'hex' ? ZEROS : ZEROS.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
