/** The order to put a sandbox back, as the control plane and the library take it. */
import { withDefault } from '../values/schema/changes.ts';
import { list, object } from '../values/schema/composites.ts';
import { oneOf } from '../values/schema/scalars.ts';
import { RESET_PARTS } from './client-side.ts';

/** `{"keep": ["journal", "clock"]}`; nothing is kept unless it is named. */
export const RESET_ORDER = object({
  keep: withDefault(list(oneOf(RESET_PARTS), { words: `a list of ${RESET_PARTS.join(', ')}` }), []),
});
