/** The two contracts: all that differs between the published page and a running server. */
import type { Wire } from '../drf/schema.ts';
import { dashed, type Uuid } from '../values/uuid.ts';

export const CONTRACT_NAMES = ['documented', 'deployed'] as const;
export type ContractName = (typeof CONTRACT_NAMES)[number];

export interface Contract extends Wire {
  readonly name: ContractName;
  /** A uuid in fields and URLs: dashed, or 32 hex digits. */
  readonly wireUuid: (uuid: Uuid<string>) => string;
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
    uuidPattern: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    absentRelation: null,
    actionAnswer: 'published',
    takesExampleLinks: true,
    hasServerFaults: false,
  },
  deployed: {
    name: 'deployed',
    wireUuid: (uuid) => uuid,
    uuidPattern: '[0-9a-f]{32}',
    absentRelation: undefined,
    actionAnswer: 'detail',
    takesExampleLinks: false,
    hasServerFaults: true,
  },
} as const satisfies Record<ContractName, Contract>;
