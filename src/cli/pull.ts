/** `pull`: writes rows of a real server as fixtures, in which nothing tells whose they were. */

import { pullFixtures } from '../remote/pull/pull-fixtures.ts';
import type { PulledField } from '../remote/pull/pull-report.ts';
import { rowCounts } from '../values/row-counts.ts';
import { textColumns } from '../values/text-columns.ts';
import { variableName } from './named-variable.ts';
import type { Settings } from './parse-arguments.ts';
import { createProgressBar } from './progress-bar.ts';
import { PULL_FLAGS } from './pull-flags.ts';
import { settingsReader } from './read-settings.ts';
import type { Host } from './start.ts';
import { UsageError } from './usage-error.ts';

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
  const token = tokenEnv && host.environment[tokenEnv];
  if (tokenEnv !== undefined && !token)
    refuse(`The variable ${variableName(tokenEnv, host.environment)} of --token-env has no token.`);
  settle();
  if (from === undefined || out === undefined || !token) {
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
    const report = await pullFixtures({
      ...{ from, token, out, insecure, signal: stop.signal, environment: host.environment },
      ...(limit === undefined ? {} : { limit }),
      ...(keep === undefined ? {} : { keep }),
      ...(rate === undefined ? {} : { rate }),
      ...(paths === undefined ? {} : { paths: paths.filter((each) => each !== undefined) }),
      ...(keepFields === undefined ? {} : { keepFields }),
      ...(customers === undefined
        ? {}
        : { customers: customers.filter((each) => each !== undefined) }),
      onProgress: ({ what, done, total }) => bar.show(what, done, total),
    });
    bar.end();
    host.out.write(fieldTable(report.fields));
    for (const note of report.notes) host.out.write(`${note}.`);
    host.out.write(`${report.file} has ${rowCounts(report.rows)}, of ${report.requests} requests.`);
    return 0;
  } catch (error) {
    bar.end();
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
  return textColumns([['field', 'rows', 'is', ''], ...lines]).join('\n');
}
