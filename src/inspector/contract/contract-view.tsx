/** The contract: in what servers differ, what of it this sandbox answers, and how to change that. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { ContractState } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Problems } from '../parts/problems.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { choiceOf, presetNames } from './choice-of.ts';
import { DifferenceRow } from './difference-row.tsx';

export function ContractView() {
  const { api, revisions, toasts, place } = useModel();
  const {
    value: state,
    problems,
    reload,
  } = useRemote(
    (signal) => api.get<ContractState>('/contract', signal),
    [revisions.contract.value],
  );
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  if (state === undefined) {
    return (
      <div class="page">
        <h1>Contract</h1>
        <Problems problems={problems} />
      </div>
    );
  }
  const put = async (choice: unknown): Promise<void> => {
    try {
      await api.send('PUT', '/contract', choice);
      setChanges({});
      setRefused([]);
      reload();
      revisions.bump('contract');
      toasts.tell('This sandbox answers by the new contract.');
    } catch (error) {
      setRefused(problemsOf(error));
    }
  };
  const isChanged = Object.keys(changes).length > 0;
  const values = { ...state.differences, ...changes };
  return (
    <div class="page">
      <header class="page-head">
        <h1>Contract</h1>
        <p class="dim">
          In what servers differ, and what of it the sandbox <bdi>{place.sandbox}</bdi> answers. A
          change is for this sandbox alone.
        </p>
      </header>
      <Problems problems={refused} />
      <div class="bar flat">
        <span class="dim">Preset</span>
        {presetNames(state).map((name) => (
          <button
            key={name}
            type="button"
            class="small"
            aria-pressed={state.preset === name}
            onClick={() => void put(name)}
          >
            {name}
          </button>
        ))}
        <span class="fill" />
        {isChanged && (
          <>
            <button type="button" class="small" onClick={() => setChanges({})}>
              Take it back
            </button>
            <button type="button" class="main" onClick={() => void put(choiceOf(state, values))}>
              Answer so
            </button>
          </>
        )}
      </div>
      <ul class="differences">
        {state.known.map((known) => (
          <DifferenceRow
            key={known.name}
            known={known}
            value={values[known.name] ?? ''}
            isChanged={changes[known.name] !== undefined}
            onValue={(value) => setChanges({ ...changes, [known.name]: value })}
          />
        ))}
      </ul>
    </div>
  );
}
