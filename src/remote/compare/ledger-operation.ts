/** Which operation of the fidelity ledger a probe is about: the one that its request leads to. */
import { site } from '../../resources/index.ts';
import type { ProbeRequest } from './probe.ts';

/** Undefined where a request leads to none: OPTIONS, a method or path that there is not, a redirect. */
export function ledgerOperation({ method, path }: ProbeRequest): string | undefined {
  const [plain = ''] = path.split('?', 1);
  return site.find({ method, path: plain })?.endpoint?.operation?.id;
}
