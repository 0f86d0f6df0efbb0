/** A contract as it is chosen: a preset, and in what it is to differ from it. */
import type { ContractState } from '../client/shapes.ts';

export function presetNames({ known }: ContractState): readonly string[] {
  return [...new Set(known.flatMap(({ presets }) => Object.keys(presets)))];
}

/** The preset that is nearest to these values, and the values that are not its own. */
export function choiceOf(
  state: ContractState,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const others = presetNames(state).map((preset) => {
    const own = state.known.filter(({ name, presets }) => presets[preset] !== values[name]);
    return { preset, own };
  });
  const [nearest] = others.sort((a, b) => a.own.length - b.own.length);
  const changed = nearest?.own.map(({ name }) => [name, values[name] ?? ''] as const) ?? [];
  return { preset: nearest?.preset ?? state.preset, ...Object.fromEntries(changed) };
}

/** What is written and not applied, after one more choice: what the sandbox answers anyway is no change. */
export function changesAfter(
  { differences }: ContractState,
  changes: Readonly<Record<string, string>>,
  name: string,
  value: string,
): Readonly<Record<string, string>> | undefined {
  const all = Object.entries({ ...changes, [name]: value });
  const left = all.filter(([each, chosen]) => differences[each] !== chosen);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** What a value means, without the value, behind which it is read: `both` is "of these members", not "both of these members". */
export function meaningOf(value: string, words: string): string {
  if (words === value) return '';
  return words.startsWith(`${value} `) ? words.slice(value.length + 1) : words;
}
