/** A request in one line, as the feed and the list of requests tell of it. */
import type { Summary } from '../client/shapes.ts';

/** What names a request in the whole server: a sequence is its sandbox's own. */
export function keyOf({ sandbox, sequence }: Pick<Summary, 'sandbox' | 'sequence'>): string {
  return `${sandbox}/${sequence}`;
}

/** What the server tells of a request; one that no sandbox took has no sequence. */
export type Told = Partial<Omit<Summary, 'sequence'> & { readonly sequence: number | null }>;

/** Undefined where it is none. */
export function summaryIn(told: Told, sandbox: string): Summary | undefined {
  const { sequence = null } = told;
  if (sequence === null || told.method === undefined) return undefined;
  return {
    sequence,
    sandbox: told.sandbox ?? sandbox,
    method: told.method,
    path: pathIn(told.path ?? ''),
    operation: told.operation ?? null,
    actor: told.actor ?? null,
    status: told.status ?? null,
    outcome: told.outcome ?? null,
    durationMs: told.durationMs ?? null,
    fault: told.fault ?? null,
    hasIgnored: told.hasIgnored === true,
    at: told.at ?? '',
  };
}

/** Without the prefix of a sandbox, which has a place of its own. */
export function pathIn(target: string): string {
  return target.replace(/^\/__sandbox\/[^/?]*(?=\/|\?|$)/, '') || '/';
}

const END = /(?:[\da-f]{6}|\/[\w-]{1,24})\/(?:\?.{0,16})?$/i;

/** A path in two: where there is no room for both, the beginning is cut, and the end still tells what was asked for. */
export function pathEnds(path: string): readonly [beginning: string, end: string] {
  const end = END.exec(path)?.[0] ?? '';
  const cutAt = path.length - end.length;
  return cutAt > '/api'.length ? [path.slice(0, cutAt), end] : [path, ''];
}

/** The time of day of an instant, to the millisecond: `12:00:00.000`. */
export function timeOf(instant: string): string {
  return instant.slice(11, 23);
}

/** `3.4 ms`, `120 ms`, `2.5 s`; a dash where it is not over. */
export function durationText(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
