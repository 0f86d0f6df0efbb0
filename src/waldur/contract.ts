/** The two contracts: all that differs between the published page and a running server. */
import type { Wire } from '../drf/schema.ts';
import { dashed, type Uuid } from '../values/uuid.ts';

export const CONTRACT_NAMES = ['documented', 'deployed'] as const;
export type ContractName = (typeof CONTRACT_NAMES)[number];

export interface Contract extends Wire {
  readonly name: ContractName;
  /** A uuid in fields and URLs: dashed, or 32 hex digits. */
  readonly wireUuid: (uuid: Uuid<string>) => string;
  /** What linking a payment answers: the published body `{"invoice": "…"}`, or `{"detail": "…"}`. */
  readonly linkAnswer: 'published' | 'detail';
  /** What unlinking one answers: nothing, as published, or `{"detail": "…"}`. */
  readonly unlinkAnswer: 'empty' | 'detail';
  /** True where the links of the page's examples (`/api/profile/{uuid}/`) are taken as input. */
  readonly takesExampleLinks: boolean;
  /** Whether a known fault of the server (`defineServerFaults`) comes back as it answers it, HTML 500, by the fault's name. */
  readonly reproduces: (fault: { readonly name: string }) => boolean;
}

/** Each difference named for itself. Source: src/README.md#two-contracts; BEHAVIOUR 14 and 15. */
export const CONTRACTS = {
  documented: {
    name: 'documented',
    wireUuid: dashed,
    uuidPattern: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    absentRelation: null,
    linkAnswer: 'published',
    unlinkAnswer: 'empty',
    takesExampleLinks: true,
    reproduces: () => false,
  },
  deployed: {
    name: 'deployed',
    wireUuid: (uuid) => uuid,
    uuidPattern: '[0-9a-f]{32}',
    absentRelation: undefined,
    linkAnswer: 'detail',
    unlinkAnswer: 'detail',
    takesExampleLinks: false,
    reproduces: () => true,
  },
} as const satisfies Record<ContractName, Contract>;
