/** Which faults strike no more, and which wait for a request. */
import type { FaultInfo } from '../client/shapes.ts';

/** It has struck as often as it was to. */
export function isSpent({ remaining }: Pick<FaultInfo, 'remaining'>): boolean {
  return remaining === 0;
}

export function isWaiting(fault: Pick<FaultInfo, 'isActive' | 'remaining'>): boolean {
  return fault.isActive && !isSpent(fault);
}
