/** A clock that tells when it is set: time itself goes on untold. */
import type { Clock } from '../../values/clock.ts';
import type { TellChange } from './changes.ts';

/** The same clock. */
export function toldClock(clock: Clock, changed: TellChange): Clock {
  const telling =
    <Given extends readonly unknown[]>(set: (...given: Given) => void) =>
    (...given: Given): void => {
      set(...given);
      changed('clock');
    };
  const { freeze, advance, setOffset, reset } = clock;
  return {
    ...clock,
    freeze: telling(freeze),
    advance: telling(advance),
    setOffset: telling(setOffset),
    reset: telling(reset),
  };
}
