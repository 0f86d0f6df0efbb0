/** What somebody asks a document of. */
import type { ContractChoice } from '../waldur/contract.ts';

/** The API and the control plane have documents of their own, as one is seldom asked about with the other. */
export const DOCUMENT_PARTS = ['api', 'control-plane', 'all'] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];

export interface DocumentOrder {
  readonly part: DocumentPart;
  readonly contract: ContractChoice;
  /** Origin of its paths, with the prefix of the sandbox. */
  readonly base: string;
}
