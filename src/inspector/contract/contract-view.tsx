/** The contract: in what servers differ, what of it this sandbox answers, and how to change that. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { ContractState } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Problems } from '../parts/problems.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useRemote } from '../parts/use-remote.ts';
import { changesAfter, choiceOf, presetNames } from './choice-of.ts';
import { DifferenceRow } from './difference-row.tsx';

/** Where the presets come from. */
const PRESETS: Readonly<Record<string, string>> = {
  documented: 'as the published API documentation says',
  deployed: 'as a real server of October 2024 answered',
  current: 'like deployed, with the changes that were published since',
};

export function ContractView() {
  const { api, revisions, toasts, place, contract } = useModel();
  const state = contract.value;
  const [changes = {}, setChanges] = useDraft('contract');
  // It is known already, mostly; here it is told why where it is not.
  const { problems, reload } = useRemote(async (signal) => {
    contract.value = await api.get<ContractState>('/contract', signal);
  }, []);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  if (state === undefined) {
    return (
      <div class="page">
        <h1>Contract</h1>
        <Awaited problems={problems} reload={reload} />
      </div>
    );
  }
  const put = async (choice: unknown): Promise<void> => {
    try {
      contract.value = await api.send<ContractState>('PUT', '/contract', choice);
      setChanges(undefined);
      setRefused([]);
      revisions.bump('contract');
      toasts.tell('This sandbox answers by the new contract.');
    } catch (error) {
      setRefused(problemsOf(error));
    }
  };
  const waiting = Object.keys(changes).length;
  const values = { ...state.differences, ...changes };
  return (
    <div class="page">
      <header class="page-head">
        <h1>Contract</h1>
        <p class="dim">
          Servers do not all answer alike: choose how the sandbox <bdi>{place.sandbox}</bdi> does. A
          change is for this sandbox alone.
        </p>
      </header>
      <Problems problems={refused} />
      <div class="bar flat">
        <ul class="presets-of-contract">
          {presetNames(state).map((name) => (
            <li key={name}>
              <button
                type="button"
                class="small"
                aria-pressed={state.label === name && waiting === 0}
                onClick={() => void put(name)}
              >
                {name}
              </button>
              {state.preset === name && state.label !== name && (
                <span class="chip changed">changed</span>
              )}
              <span class="dim">{PRESETS[name] ?? ''}</span>
            </li>
          ))}
        </ul>
      </div>
      <ul class="differences">
        {state.known.map((known) => (
          <DifferenceRow
            key={known.name}
            known={known}
            value={values[known.name] ?? ''}
            isChanged={changes[known.name] !== undefined}
            isOwn={state.differences[known.name] !== known.presets[state.preset]}
            onValue={(value) => setChanges(changesAfter(state, changes, known.name, value))}
          />
        ))}
      </ul>
      <div class={`waiting-bar ${waiting === 0 ? 'is-empty' : ''}`}>
        <span role="status">
          {waiting > 0 && `${waiting} ${waiting === 1 ? 'change waits' : 'changes wait'}`}
        </span>
        {waiting > 0 && (
          <>
            <span class="fill" />
            <button type="button" onClick={() => setChanges(undefined)}>
              Undo
            </button>
            <button type="button" class="main" onClick={() => void put(choiceOf(state, values))}>
              Apply
            </button>
          </>
        )}
      </div>
    </div>
  );
}
