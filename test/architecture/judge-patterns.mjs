/**
 * Judges patterns, in a process of its own, for inside a test runner the checker is ten times slower: a JSON list of
 * `[source, flags]` on standard input; on standard output, for each, null where it is linear, or why it is not.
 */
import { readFileSync } from 'node:fs';
// The build for browsers: JavaScript alone, which asks for no program of the machine.
import recheck from 'recheck/lib/browser.js';

const { checkSync } = recheck;
/** Longer than any takes on a busy machine. */
const TIMEOUT_MS = 600_000;

/** The automaton tells for certain and soon; only what it cannot read is left to trying out. */
function judge([source, flags]) {
  const exact = checkSync(source, flags, { checker: 'automaton', timeout: TIMEOUT_MS });
  const told =
    exact.status === 'unknown' ? checkSync(source, flags, { timeout: TIMEOUT_MS }) : exact;
  if (told.status === 'safe') return null;
  return told.status === 'vulnerable' ? told.complexity.summary : told.error.kind;
}

const patterns = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(patterns.map(judge)));
