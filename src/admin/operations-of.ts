/** The operations by which patterns may ask for requests of a sandbox. */
import type { AdminCall } from './admin-route.ts';

export function operationsOf({ operations }: AdminCall['sandbox']): readonly string[] {
  return operations.map(({ id }) => id);
}
