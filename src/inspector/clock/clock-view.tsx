/** The clock of the sandbox: what time it is there, and how to change that. */
import { useEffect, useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { ClockState } from '../client/shapes.ts';
import type { FormField } from '../form/form-fields.ts';
import { useModel } from '../model.ts';
import { PasteLine } from '../parts/empty.tsx';
import { Problems } from '../parts/problems.tsx';
import { ClockForm } from './clock-form.tsx';
import { atField, awayText, HOUR_MS, msOfHours } from './hours.ts';
import { monthMs } from './months.ts';

const LOOK_MS = 1000;
const PLAIN = { isRequired: false, isNullable: false, usual: '', options: [] } as const;
const TIME: FormField = {
  ...PLAIN,
  name: 'time',
  label: 'Freeze it at',
  kind: 'text',
  description: '',
};
const HOURS: FormField = {
  ...PLAIN,
  name: 'hours',
  label: 'Hours ahead of real time',
  kind: 'number',
  description: 'Negative is behind.',
};
const NO_HOURS = 'must be a number, and not lead out of the years 1 to 9999';

export function ClockView() {
  const { api, clock, lineFor } = useModel();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [unread, setUnread] = useState<readonly Problem[]>([]);
  const state = clock.value;
  useEffect(() => {
    const look = (): void =>
      void api.get<ClockState>('/clock').then(
        (now) => {
          clock.value = now;
          setUnread([]);
        },
        (error: unknown) => setUnread(problemsOf(error)),
      );
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [api, clock]);
  const change = async (
    method: string,
    path: string,
    body: unknown,
  ): Promise<readonly Problem[]> => {
    try {
      clock.value = await api.send<ClockState>(method, path, body);
      return [];
    } catch (error) {
      return problemsOf(error);
    }
  };
  const act = async (method: string, path: string, body: unknown): Promise<void> =>
    setProblems(await change(method, path, body));
  const freezeAt = async (time: string): Promise<readonly Problem[]> =>
    atField(await change('PUT', '/clock', { mode: 'frozen', now: time }), 'now', TIME.name);
  const runAhead = async (hours: string): Promise<readonly Problem[]> => {
    const offsetMs = msOfHours(hours) ?? hours;
    const refused = await change('PUT', '/clock', { mode: 'offset', offsetMs });
    return atField(refused, 'offsetMs', HOURS.name, NO_HOURS);
  };
  const advance = (ms: number): void => void act('POST', '/clock/advance', { ms });
  const now = state?.now ?? '';
  const away = awayText(state?.offsetMs ?? 0);
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
          {state === undefined && <span class="dim">not known yet</span>}
          {state?.frozen === true && <span class="chip">frozen</span>}
          {state?.frozen === false && <span class="chip good">running</span>}
          {away !== undefined && <span class="chip">{away}</span>}
        </p>
        {/* It is asked every second anyway. */}
        <Problems problems={[...unread, ...problems]} />
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
          <button
            type="button"
            disabled={state?.offsetMs === 0}
            onClick={() => void act('PUT', '/clock', { mode: 'real' })}
          >
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
        <ClockForm
          field={TIME}
          initial={now === '' ? '' : `${now.slice(0, 19)}Z`}
          words="Freeze"
          onSend={freezeAt}
        />
        <ClockForm field={HOURS} initial="0" words="Let it run" onSend={runAhead} />
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
