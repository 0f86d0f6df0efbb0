/** What the command and the library need to know of contracts: how one is written, and what it is. */
export {
  type ContractChoice,
  type ContractName,
  type ContractSet,
  contractOf,
  USUAL_CONTRACT,
} from '../waldur/contract.ts';
export { CONTRACT, CONTRACT_FILE, contractSchema } from '../waldur/contract-schema.ts';
export type { Differences } from '../waldur/differences.ts';
