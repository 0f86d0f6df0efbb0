/** The two contracts: all that differs between the published page and a running server. */
import { dashed, type Uuid } from '../values/uuid.ts';

export const CONTRACT_NAMES = ['documented', 'deployed'] as const;
export type ContractName = (typeof CONTRACT_NAMES)[number];

export interface Contract {
  readonly name: ContractName;
  /** A uuid in fields and URLs: dashed, or 32 hex digits. */
  readonly wireUuid: (uuid: Uuid<string>) => string;
  /** A field read through a relation that is null: shown as null, or not at all. */
  readonly absentRelation: null | undefined;
  /** What an action that links rows answers: the published body, or `{"detail": "…"}`. */
  readonly actionAnswer: 'published' | 'detail';
  /** True where the links of the page's examples (`/api/profile/{uuid}/`) are taken as input. */
  readonly takesExampleLinks: boolean;
  /** True where the server's own faults come back as it answers them: HTML 500. */
  readonly hasServerFaults: boolean;
}

/** Source: DESIGN section 1; BEHAVIOUR 14 and 15. */
export const CONTRACTS = {
  documented: {
    name: 'documented',
    wireUuid: dashed,
    absentRelation: null,
    actionAnswer: 'published',
    takesExampleLinks: true,
    hasServerFaults: false,
  },
  deployed: {
    name: 'deployed',
    wireUuid: (uuid) => uuid,
    absentRelation: undefined,
    actionAnswer: 'detail',
    takesExampleLinks: false,
    hasServerFaults: true,
  },
} as const satisfies Record<ContractName, Contract>;
