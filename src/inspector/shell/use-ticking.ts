/** The clock of the sandbox as the top shows it, which is to the minute: asked for again at each full one, while it runs. */
import { useEffect } from 'preact/hooks';
import type { ClockState } from '../client/shapes.ts';
import { msToMinute } from '../clock/minute.ts';
import { useModel } from '../model.ts';

export function useTicking(): ClockState | undefined {
  const { api, clock } = useModel();
  const state = clock.value;
  useEffect(() => {
    if (state === undefined || state.frozen) return undefined;
    const look = (): void =>
      void api.get<ClockState>('/clock').then(
        (now) => {
          clock.value = now;
        },
        () => undefined,
      );
    const timer = setTimeout(look, msToMinute(state.now));
    return () => clearTimeout(timer);
  }, [api, clock, state]);
  return state;
}
