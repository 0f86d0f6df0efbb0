/** The order in which presets are offered. */
import type { Preset } from '../client/shapes.ts';

/** What tests need most first; of two names for one answer the first. */
export function orderedPresets(presets: readonly Preset[]): readonly Preset[] {
  const said = new Set<string>();
  const each = presets.filter(({ status, what }) => {
    const answer = `${status} ${what}`;
    return !said.has(answer) && said.add(answer);
  });
  const rank = ({ status }: Preset): number => (status === 429 || status > 500 ? 0 : 1);
  return each.sort((a, b) => rank(a) - rank(b));
}
