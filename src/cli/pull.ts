/** `pull`: writes rows of a real server as fixtures, in which nothing tells whose they were. */

import { REMOTE_TOKEN } from '../remote/client/remote-options.ts';
import { pullFixtures } from '../remote/pull/pull-fixtures.ts';
import { PULLED_TOKEN, type PullOptions } from '../remote/pull/pull-options.ts';
import type { PulledField } from '../remote/pull/pull-report.ts';
import { inOneLine } from '../values/one-line.ts';
import { rowCounts } from '../values/row-counts.ts';
import { textColumns } from '../values/text-columns.ts';
import { inFlags } from './in-flags.ts';
import { tokenIn } from './named-variable.ts';
import type { Settings } from './parse-arguments.ts';
import { createProgressBar } from './progress-bar.ts';
import { PULL_FLAGS } from './pull-flags.ts';
import { settingsReader } from './read-settings.ts';
import type { Host } from './start.ts';
import { UsageError } from './usage-error.ts';

const OTHER_NAMES = { paths: 'path', customers: 'customer', token: 'token-env' };

/**
 * The exit code: 0, or 1 after a signal; nothing is written then.
 * @throws UsageError without a URL, a folder or a token; RemoteError that says what is wrong with the server
 */
export async function pull(settings: Settings, host: Host): Promise<number> {
  const { read, readAll, refuse, settle } = settingsReader(PULL_FLAGS, settings);
  const [from, tokenEnv, out] = [read('from'), read('token-env'), read('out')];
  const [limit, keep, rate, customers] = [
    read('limit'),
    read('keep'),
    read('rate'),
    readAll('customer'),
  ];
  const [paths, keepFields] = [readAll('path'), read('keep-fields')];
  const insecure = read('insecure') !== undefined;
  const token = tokenIn(tokenEnv, 'token-env', REMOTE_TOKEN, host.environment, refuse);
  settle();
  if (from === undefined || out === undefined || token === undefined) {
    throw new UsageError(
      'pull needs a server, a token and a folder: --from https://waldur.example.com --token-env WALDUR_TOKEN --out ./fixtures.',
    );
  }
  if (insecure)
    host.err.write(`--insecure: nobody has checked that this is ${new URL(from).host}.`);
  const stop = new AbortController();
  void host.stopped().then(() => stop.abort());
  const bar = createProgressBar(host.progress);
  try {
    const options: PullOptions = {
      ...{ from, token, out, insecure, signal: stop.signal, environment: host.environment },
      ...(limit === undefined ? {} : { limit }),
      ...(keep === undefined ? {} : { keep }),
      ...(rate === undefined ? {} : { rate }),
      ...(paths === undefined ? {} : { paths: paths.filter((each) => each !== undefined) }),
      ...(keepFields === undefined ? {} : { keepFields }),
      ...(customers === undefined
        ? {}
        : { customers: customers.filter((each) => each !== undefined) }),
      onProgress: ({ what, done, total }) => {
        if (!stop.signal.aborted) bar.show(what, done, total);
      },
    };
    const report = await inFlags(PULL_FLAGS, OTHER_NAMES, () => pullFixtures(options));
    await bar.end();
    host.out.write(fieldTable(report.fields));
    for (const note of report.notes) host.out.write(`${inOneLine(note)}.`);
    host.out.write(`${report.file} has ${rowCounts(report.rows)}, of ${report.requests} requests.`);
    host.out.write(`Its user has the token ${PULLED_TOKEN}: start --fixtures ${report.file}.`);
    return 0;
  } catch (error) {
    await bar.end();
    if (!stop.signal.aborted) throw error;
    host.err.write('The pull was stopped, and nothing was written.');
    return 1;
  }
}

/** A line for each field. */
function fieldTable(fields: readonly PulledField[]): string {
  const lines = fields.map(({ table, field, count, fate, how }) => [
    `${table}.${field}`,
    String(count),
    fate,
    how,
  ]);
  return textColumns([['field', 'rows', 'is', ''], ...lines])
    .map(inOneLine)
    .join('\n');
}
