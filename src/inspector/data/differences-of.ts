/** In what two rows differ. */
import type { Row } from '../client/shapes.ts';

export interface Difference {
  readonly name: string;
  /** As JSON; empty where there was none. */
  readonly was: string;
  readonly is: string;
}

export function differencesOf(before: Row, after: Row): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const was = JSON.stringify(before[name]) ?? '';
    const is = JSON.stringify(after[name]) ?? '';
    return was === is ? [] : [{ name, was, is }];
  });
}
