/** Why a request was refused: the rule that won, and its place in the order in which rules are asked. */

import type { JournalEntry, Preset } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Clause } from '../../parts/clause.tsx';
import { useRemote } from '../../parts/use-remote.ts';
import { stepsOf } from './steps.ts';

export function Reason({ entry }: { readonly entry: JournalEntry }) {
  const { api } = useModel();
  const { refusals = [] } = entry;
  const [first] = refusals;
  const { value: presets = [] } = useRemote<readonly Preset[]>(
    async () =>
      first === undefined
        ? []
        : (await api.get<{ presets: readonly Preset[] }>('/faults/presets')).presets,
    [first?.name],
  );
  if (first === undefined) return null;
  const what = new Map(presets.map((preset) => [preset.name, preset.what]));
  const steps = stepsOf(first.step);
  const later = steps.filter(({ state }) => state === 'open').length;
  return (
    <section class="reason" aria-label="Why it was refused">
      <h3>Why it was refused</h3>
      <ul class="rules">
        {refusals.map(({ name }) => (
          <li key={name}>
            <Clause text={what.get(name) ?? name} /> <code>{name}</code>
          </li>
        ))}
      </ul>
      <ol class="steps" aria-label="The steps in their order">
        {steps.map(({ name, words, state }) => (
          <li key={name} class={state} title={words}>
            <span aria-hidden="true" class="step-mark" />
            {name}
            <span class="unseen">: {state === 'open' ? 'not asked any more' : state}</span>
          </li>
        ))}
      </ol>
      <p class="dim">
        {steps.find(({ name }) => name === first.step)?.words}
        {later > 0 && ' This comes first: what stands behind it was not asked any more.'}
      </p>
    </section>
  );
}
