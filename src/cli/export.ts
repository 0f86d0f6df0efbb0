/** `export`: writes the state of a running server as a fixture document. */
import { writeFileSync } from 'node:fs';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { text } from 'node:stream/consumers';
import { withoutEndSlashes } from '../server/urls.ts';
import { ADMIN_PATH, sandboxPrefix } from '../values/own-paths.ts';
import { isMembers } from '../values/plain-json.ts';
import { rowCounts } from '../values/row-counts.ts';
import { rowLines } from '../values/row-lines.ts';
import { without } from '../values/secrets/cuts.ts';
import { namedCuts } from '../values/secrets/mask-text.ts';
import { EXPORT_FLAGS } from './export-flags.ts';
import type { Output } from './log.ts';
import type { Settings } from './parse-arguments.ts';
import { settingsReader } from './read-settings.ts';
import { UsageError } from './usage-error.ts';

/** How long a server may be silent, in milliseconds: a large state takes a while, and is never silent for long. */
const SILENCE_MS = 30_000;

/**
 * The exit code, 0. The state is that of one moment, and loads as the same again.
 * @throws UsageError without a URL; Error that says what is wrong with what answers there, or with the file
 */
export async function exportFixtures(settings: Settings, { out }: Output): Promise<number> {
  const { read, settle } = settingsReader(EXPORT_FLAGS, settings);
  const [url, sandbox, output] = [read('url'), read('sandbox'), read('output')];
  const token = read('admin-token');
  settle();
  if (url === undefined) {
    throw new UsageError('export needs the URL of a server: --url http://127.0.0.1:8000.');
  }
  const { state, rows } = await stateAt(stateUrl(url, sandbox), token);
  if (output === undefined) out.write(rowLines(state));
  else {
    writeFileSync(output, `${rowLines(state)}\n`);
    out.write(`${output} has the state: ${rowCounts(rows)}.`);
  }
  return 0;
}

function stateUrl(url: string, sandbox: string | undefined): string {
  const { origin, pathname } = new URL(url);
  const prefix = sandbox === undefined ? '' : sandboxPrefix(sandbox);
  return `${origin}${withoutEndSlashes(pathname)}${prefix}${ADMIN_PATH}/state`;
}

interface State {
  /** As it came. */
  readonly state: string;
  readonly rows: Readonly<Record<string, number>>;
}

/** @throws Error where nothing answers, or no server of ours */
async function stateAt(url: string, token: string | undefined): Promise<State> {
  let answer: IncomingMessage;
  let body: string;
  try {
    answer = await ask(url, token);
    body = await text(answer);
  } catch (error) {
    const [cause] = error instanceof AggregateError ? error.errors : [error];
    throw new Error(`${url} does not answer: ${cause instanceof Error ? cause.message : cause}`);
  }
  const document = answer.statusCode === 200 ? documentIn(body) : undefined;
  if (document === undefined) throw new Error(refusal(url, answer, body));
  const lists = Object.entries(document).filter(([, list]) => Array.isArray(list));
  const rows = lists.map(([table, list]) => [table, Object(list).length]);
  return { state: body, rows: Object.fromEntries(rows) };
}

/** A fixture document as a server exports it: it names its schema. */
function documentIn(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const document: unknown = JSON.parse(body);
    if (!isMembers(document)) return undefined;
    const { $schema }: Readonly<Record<string, unknown>> = { ...document };
    return String($schema).endsWith('fixtures.schema.json') ? { ...document } : undefined;
  } catch {
    return undefined;
  }
}

/** What a sandbox that is gone says of itself is all there is to say. */
function refusal(url: string, { statusCode, headers }: IncomingMessage, body: string): string {
  const note = headers['x-mock-note'];
  if (note !== undefined) return `${url} answers ${statusCode}: ${note}`;
  const start = without(body.slice(0, MOST_READ), namedCuts)
    .trim()
    .slice(0, MOST_SHOWN)
    .replace(/\s+/g, ' ');
  return `${url} is no state of a waldur-payments-mock (or it was started with --no-admin): it answers ${statusCode} ${start}`;
}

const MOST_SHOWN = 200;
/** Enough to know of what begins in that. */
const MOST_READ = 10_000;

/** Not by `fetch`, which refuses some ports that a server may have. */
function ask(url: string, token: string | undefined): Promise<IncomingMessage> {
  const get = url.startsWith('https:') ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const request = get(url, { agent: false, timeout: SILENCE_MS, headers }, resolve);
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error(`nothing for ${SILENCE_MS / 1000} s`)));
  });
}
