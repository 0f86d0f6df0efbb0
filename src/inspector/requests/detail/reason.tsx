/** Why a request was refused: the rule that won, and its place in the order in which rules are asked. */

import type { JournalEntry, Preset } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Clause } from '../../parts/clause.tsx';
import { useRemote } from '../../parts/use-remote.ts';
import { type ShownStep, stepsOf } from './steps.ts';

const STATES = {
  passed: 'passed',
  refused: 'stopped here',
  open: 'not checked any more',
} as const satisfies Record<ShownStep['state'], string>;

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
  const isEarly = steps.some(({ state }) => state === 'open');
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
      <ol class="steps" aria-label="The checks in their order">
        {steps.map(({ name, words, state }) => (
          <li key={name} class={state} title={`${words} (${STATES[state]})`}>
            <span aria-hidden="true" class="step-mark" />
            {name}
            <span class="unseen">: {STATES[state]}</span>
          </li>
        ))}
      </ol>
      <p class="dim">
        Each request goes through these checks, one after the other. This one was stopped at{' '}
        <strong>{first.step}</strong>: {steps.find(({ name }) => name === first.step)?.words}
        {isEarly && ' The checks after it were not made.'}
      </p>
    </section>
  );
}
