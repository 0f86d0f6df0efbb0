/** Whether a sandbox has the time of the machine, as far as a page can tell. */
import type { ClockState } from '../client/shapes.ts';

/** A clock that is this near is no other one: it was asked a second ago, and the answer took a while. */
const NEAR_MS = 5000;

/** @param machineMs the time of the browser; where that is not the server's nothing looks real */
export function isReal({ now, frozen }: ClockState, machineMs: number): boolean {
  return !frozen && Math.abs(Date.parse(now) - machineMs) < NEAR_MS;
}
