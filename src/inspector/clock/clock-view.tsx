/** The clock of the sandbox: what time it is there, and how to change that. */
import { useEffect, useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { ClockState } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { PasteLine } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { monthMs } from './months.ts';

const HOUR_MS = 3_600_000;
const LOOK_MS = 1000;

export function ClockView() {
  const { api, clock, lineFor } = useModel();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const state = clock.value;
  useEffect(() => {
    const look = (): void =>
      void api.get<ClockState>('/clock').then(
        (now) => {
          clock.value = now;
        },
        () => undefined,
      );
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [api, clock]);
  const act = async (method: string, path: string, body: unknown): Promise<void> => {
    try {
      clock.value = await api.send<ClockState>(method, path, body);
      setProblems([]);
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  const advance = (ms: number): void => void act('POST', '/clock/advance', { ms });
  const now = state?.now ?? '';
  return (
    <div class="page">
      <header class="page-head">
        <h1>Clock</h1>
        <p class="dim">
          The time of this sandbox: all that the API dates, and what expires, goes by it.
        </p>
      </header>
      <section class="card clock" aria-label="The time">
        <p class="big number" role="timer" aria-label="The time in the sandbox">
          <span>{now.slice(0, 10)}</span> <strong>{now.slice(11, 19)}</strong>{' '}
          <span class="dim">UTC</span>
        </p>
        <p>
          {state?.frozen === true ? (
            <span class="chip">frozen</span>
          ) : (
            <span class="chip good">running</span>
          )}
        </p>
        <Problems problems={problems} />
        <div class="buttons">
          {state?.frozen === true ? null : (
            <button
              type="button"
              class="main"
              onClick={() => void act('PUT', '/clock', { mode: 'frozen' })}
            >
              Freeze it now
            </button>
          )}
          <button type="button" onClick={() => void act('PUT', '/clock', { mode: 'real' })}>
            Back to real time
          </button>
        </div>
        <h2>Move it forward</h2>
        <div class="buttons">
          <button type="button" onClick={() => advance(HOUR_MS)}>
            An hour
          </button>
          <button type="button" onClick={() => advance(24 * HOUR_MS)}>
            A day
          </button>
          <button type="button" onClick={() => advance(7 * 24 * HOUR_MS)}>
            A week
          </button>
          <button
            type="button"
            disabled={state === undefined}
            onClick={() => advance(monthMs(now))}
          >
            A month
          </button>
        </div>
        <SetTime
          now={now}
          onFreeze={(at) => void act('PUT', '/clock', { mode: 'frozen', now: at })}
        />
        <Offset onOffset={(offsetMs) => void act('PUT', '/clock', { mode: 'offset', offsetMs })} />
        <PasteLine
          line={lineFor({
            method: 'PUT',
            path: '/clock',
            body: { mode: 'frozen', now: '2023-10-01T10:00:00Z' },
          })}
        />
      </section>
    </div>
  );
}

function SetTime({
  now,
  onFreeze,
}: {
  readonly now: string;
  readonly onFreeze: (at: string) => void;
}) {
  const [text, setText] = useState<string>();
  const shown = text ?? (now === '' ? '' : `${now.slice(0, 19)}Z`);
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        onFreeze(shown.trim());
      }}
    >
      <label class="field">
        <span>Freeze it at</span>
        <input
          type="text"
          class="number"
          autocomplete="off"
          value={shown}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Freeze</button>
    </form>
  );
}

function Offset({ onOffset }: { readonly onOffset: (offsetMs: unknown) => void }) {
  const [text, setText] = useState('0');
  const hours = Number(text);
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        onOffset(Number.isFinite(hours) ? Math.round(hours * HOUR_MS) : text);
      }}
    >
      <label class="field">
        <span>Hours ahead of real time</span>
        <input
          type="text"
          class="number"
          inputMode="decimal"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Let it run</button>
      <span class="hint">Negative is behind.</span>
    </form>
  );
}
