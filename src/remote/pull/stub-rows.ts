/** Makes stubs of what a server answers to paths that the mock does not serve. */
import { MAX_STUBS } from '../../values/limits.ts';
import type { PlainJson } from '../../values/plain-json.ts';
import { byCodeUnit } from '../../values/text-order.ts';
import { dashed, uuidFromBytes } from '../../values/uuid.ts';
import { otherAnswer } from './other-answers.ts';
import { createOtherJson } from './other-json.ts';
import { type PullOptions, USUAL_LIMIT } from './pull-options.ts';
import { routesOf } from './routes.ts';
import type { Source } from './source.ts';
import type { Draft, Treating } from './treat.ts';

export interface StubRows {
  readonly rows: readonly Draft[];
  /** What was asked for and is not there, and why. */
  readonly notes: readonly string[];
}

/** @throws RemoteError where the server cannot be read */
export async function stubRows(
  source: Source,
  { from, paths: wanted = [], keepFields = [], limit = USUAL_LIMIT, onProgress }: PullOptions,
  treating: Treating,
): Promise<StubRows> {
  const { paths, unlike } = await routesOf(source, from, wanted);
  const notes = unlike.map((pattern) => `no route that the mock lacks is like ${pattern}`);
  const other = createOtherJson(treating, from, keepFields);
  const rows: Draft[] = [];
  for (const [index, path] of paths.slice(0, MAX_STUBS).entries()) {
    const answer = await otherAnswer(source, path, limit);
    onProgress?.({ what: 'stubs', done: index + 1, total: paths.length });
    if ('reason' in answer) notes.push(`${path} left out: ${answer.reason}`);
    else rows.push(stubRow(other.path(path), other.value(path, answer.json), treating));
  }
  const unlisted = paths.length - MAX_STUBS;
  if (unlisted > 0) notes.push(`${unlisted} routes left out: there may be ${MAX_STUBS} stubs`);
  return {
    rows: rows.toSorted((one, two) => byCodeUnit(String(one['path']), String(two['path']))),
    notes,
  };
}

/** A text would be sent as it is, and is JSON there. */
function stubRow(path: string, json: PlainJson, { mapping }: Treating): Draft {
  const uuid = dashed(uuidFromBytes(mapping.chance('stub', path).bytes(16)));
  if (typeof json !== 'string') return { uuid, path, body: json };
  const headers = { 'Content-Type': 'application/json' };
  return { uuid, path, headers, body: JSON.stringify(json) };
}
