/** Why a request was refused: the rule that won, what the mock says of it, and its place in the order in which rules are asked. */

import type { JournalEntry, Preset } from '../../client/shapes.ts';
import { RowLink, RowText } from '../../data/row-link.tsx';
import { useModel } from '../../model.ts';
import { Clause } from '../../parts/clause.tsx';
import { useRemote } from '../../parts/use-remote.ts';
import { AskedOperation } from './asked-operation.tsx';
import { type ShownStep, stepsOf } from './steps.ts';
import { noteOf, rowsOf, toldOf } from './told.ts';

const STATES = {
  passed: 'passed',
  refused: 'stopped here',
  open: 'not checked any more',
} as const satisfies Record<ShownStep['state'], string>;

export function Reason({ entry }: { readonly entry: JournalEntry }) {
  const { api } = useModel();
  const { refusals = [], sandbox } = entry;
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
  const names = refusals.map(({ name }) => name);
  const { byRule, rest } = toldOf(noteOf(entry) ?? '', names);
  const rows = rowsOf(entry);
  return (
    <section class="reason" aria-label="Why it was refused">
      <h3>Why it was refused</h3>
      <ul class="rules">
        {names.map((name) => (
          <li key={name}>
            <Clause text={what.get(name) ?? name} />
            <Told text={byRule.get(name)} sandbox={sandbox} />
            <small class="dim">
              rule <code>{name}</code>
            </small>
          </li>
        ))}
      </ul>
      {!names.some((name) => what.get(name) === rest) && <Told text={rest} sandbox={sandbox} />}
      {rows.length > 0 && (
        <p class="about">
          <span class="dim">It was about</span>
          {rows.map((row) => (
            <RowLink key={row.key} row={row} sandbox={sandbox} />
          ))}
        </p>
      )}
      <AskedOperation entry={entry} />
      <Steps refusedAt={first.step} />
    </section>
  );
}

interface ToldProps {
  /** Nothing where it is empty. */
  readonly text: string | undefined;
  readonly sandbox: string;
}

function Told({ text, sandbox }: ToldProps) {
  if (text === undefined || text === '') return null;
  return (
    <p class="told">
      <RowText text={text} sandbox={sandbox} />
    </p>
  );
}

interface StepsProps {
  readonly refusedAt: JournalEntry['refusals'][number]['step'];
}

function Steps({ refusedAt }: StepsProps) {
  const steps = stepsOf(refusedAt);
  const isEarly = steps.some(({ state }) => state === 'open');
  return (
    <>
      <ol class="steps" aria-label="The checks in their order">
        {steps.map(({ name, about, words, state }) => (
          <li key={name} class={state} title={`${words} (${STATES[state]})`}>
            <span aria-hidden="true" class="step-mark" />
            <span>
              {name} <small>{about}</small>
            </span>
            <span class="unseen">: {STATES[state]}</span>
          </li>
        ))}
      </ol>
      <p class="dim">
        Each request goes through these checks, one after the other. This one was stopped at{' '}
        <strong>{refusedAt}</strong>: {steps.find(({ name }) => name === refusedAt)?.words}
        {isEarly && ' The checks after it were not made.'}
      </p>
    </>
  );
}
