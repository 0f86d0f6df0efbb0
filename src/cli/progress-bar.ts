/** Decides how a terminal shows how far something has come: one line, written over and over, and gone at the end. */

export interface ProgressBar {
  /** `total`: undefined where nobody knows. */
  readonly show: (what: string, done: number, total: number | undefined) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const WIDTH = 24;
/** To the start of the line, and away with what stands there. Source: ECMA-48, EL. */
const CLEAR = '\r\u001b[K';

/** `write`: to a terminal, without an end of line; undefined where there is none, and then nothing is shown. */
export function createProgressBar(write: ((text: string) => void) | undefined): ProgressBar {
  return {
    show(what, done, total) {
      const share = total === undefined || total === 0 ? 0 : Math.min(done / total, 1);
      const bar = '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.');
      const told = total === undefined ? `${done}` : `${bar} ${done} of ${total}`;
      write?.(`${CLEAR}${what.padEnd(WIDTH)} ${told}`);
    },
    end: () => write?.(CLEAR),
  };
}
