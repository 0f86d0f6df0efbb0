/** Decides how a terminal shows how far something has come: one line, written over and over, and gone at the end. */
import { setTimeout as wait } from 'node:timers/promises';
import { READER_GRACE_MS } from './sink.ts';

/** The terminal that standard error is. */
export interface ProgressTerminal {
  /** How wide it is now; 0 or undefined where it does not tell. */
  readonly columns: () => number | undefined;
  /** Without an end of line. Resolves when the terminal has it. */
  readonly write: (text: string) => Promise<void>;
}

export interface ProgressBar {
  /** `total`: undefined where nobody knows. */
  readonly show: (what: string, done: number, total: number | undefined) => void;
  /** Takes the line away. What is written to another descriptor waits for it, or it comes behind; a stopped terminal keeps nobody. */
  readonly end: () => Promise<void>;
}

const LABEL = 16;
const MOST_BAR = 24;
/** A shorter bar tells nothing that the numbers do not. */
const LEAST_BAR = 5;
const USUAL_COLUMNS = 80;
/** To the start of the line, and away with what stands there: no colour, so `NO_COLOR` asks for nothing. Source: ECMA-48, EL. */
const CLEAR = '\r\u001b[K';

/** `terminal`: undefined where there is none, and then nothing is shown. */
export function createProgressBar(terminal: ProgressTerminal | undefined): ProgressBar {
  let isShown = false;
  return {
    show(what, done, total) {
      isShown = true;
      void terminal?.write(CLEAR + barLine(what, done, total, terminal.columns()));
    },
    async end() {
      if (!terminal || !isShown) return;
      isShown = false;
      await Promise.race([terminal.write(CLEAR), wait(READER_GRACE_MS, undefined, { ref: false })]);
    },
  };
}

/** Shorter than the line of the terminal: one that is broken in two cannot be taken away. */
function barLine(
  what: string,
  done: number,
  total: number | undefined,
  columns: number | undefined,
): string {
  const most = (columns || USUAL_COLUMNS) - 1;
  const label = what.padEnd(LABEL);
  const told = total === undefined ? `${done}` : `${done} of ${total}`;
  const width = Math.min(MOST_BAR, most - label.length - told.length - 2);
  if (total === undefined || width < LEAST_BAR) return `${label} ${told}`.slice(0, most);
  const share = total === 0 ? 0 : Math.min(done / total, 1);
  const bar = '#'.repeat(Math.round(share * width)).padEnd(width, '.');
  return `${label} ${bar} ${told}`;
}
