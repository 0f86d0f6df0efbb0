/** `compare`: asks a real server and a mock the same, and tells in what they differ. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RemoteError } from '../remote/client/remote-error.ts';
import { REMOTE_TOKEN } from '../remote/client/remote-options.ts';
import type { CompareOptions } from '../remote/compare/compare-options.ts';
import { compareWith } from '../remote/compare/compare-with.ts';
import { renderComparison } from '../remote/compare/render-report.ts';
import { inOneLine } from '../values/one-line.ts';
import { COMPARE_FLAGS } from './compare-flags.ts';
import { contractIn } from './contract-settings.ts';
import { inFlags } from './in-flags.ts';
import { tokenIn } from './named-variable.ts';
import type { Settings } from './parse-arguments.ts';
import { createProgressBar } from './progress-bar.ts';
import { settingsReader } from './read-settings.ts';
import type { Host } from './start.ts';
import { UsageError } from './usage-error.ts';

/** Of drift alone, so that a job can tell it from a server that is not there. */
const DRIFT = 4;
const OTHER_NAMES = { customers: 'customer', 'write/customer': 'customer', token: 'token-env' };

/**
 * The exit code: 0, 4 for drift, or 1 after a signal; what was written to the server is deleted then too.
 * @throws UsageError with all that is wrong with the flags; RemoteError that says why the server cannot be compared
 */
export async function compare(settings: Settings, host: Host): Promise<number> {
  const { format = 'human', output, insecure, ...options } = compareOptions(settings, host);
  if (insecure) {
    host.err.write(`--insecure: nobody has checked that this is ${new URL(options.to).host}.`);
  }
  const stop = new AbortController();
  let isWriting = false;
  const bar = createProgressBar(host.progress);
  void host.stopped().then(() => {
    stop.abort();
    void bar.end();
    if (isWriting) host.err.write('Stopping: what was written is removed first.');
  });
  try {
    const asked: CompareOptions = {
      ...{ ...options, insecure, signal: stop.signal, environment: host.environment },
      onProgress: ({ what, done, total }) => {
        isWriting = what === 'write';
        if (!stop.signal.aborted) bar.show(what, done, total);
      },
    };
    const report = await inFlags(COMPARE_FLAGS, OTHER_NAMES, () => compareWith(asked));
    await bar.end();
    const text = renderComparison(report, format);
    if (output === undefined) host.out.write(text.trimEnd());
    else {
      mkdirSync(dirname(output), { recursive: true });
      writeFileSync(output, text);
      const { drift, named } = report.counts;
      host.out.write(`${drift} drift, ${named} named differences: see ${output}.`);
    }
    for (const url of report.left) host.err.write(`Not removed: ${url}`);
    return report.counts.drift === 0 ? 0 : DRIFT;
  } catch (error) {
    await bar.end();
    if (!stop.signal.aborted || !isStopped(error)) throw error;
    const words = `The comparison was stopped, and no report was written. ${error.stillThere}`;
    host.err.write(inOneLine(words.trimEnd()));
    return 1;
  }
}

/** By its name, as the classes of the library are others than those of the command. Any other error says what it is, and what is left. */
function isStopped(error: unknown): error is Pick<RemoteError, 'stillThere'> {
  return (
    error instanceof Error && 'kind' in error && error.kind === 'aborted' && 'stillThere' in error
  );
}

/** @throws UsageError with all that is wrong with them */
function compareOptions(settings: Settings, { environment }: Host) {
  const { read, readAll, refuse, settle } = settingsReader(COMPARE_FLAGS, settings);
  const [to, tokenEnv, limit, rate, yes] = [
    ...[read('to'), read('token-env')],
    ...[read('limit'), read('rate'), read('yes')],
  ] as const;
  const [format, output] = [read('format'), read('output')];
  const [writeContract, record] = [read('write-contract'), read('record')];
  const customers = readAll('customer')?.filter((each) => each !== undefined);
  const tokenOf = (variable: string | undefined, flag: string): string | undefined =>
    tokenIn(variable, flag, REMOTE_TOKEN, environment, refuse);
  const token = tokenOf(tokenEnv, 'token-env');
  const others = (readAll('as') ?? []).flatMap((each) => (each === undefined ? [] : [each]));
  const as = others.map(([name, variable]) => [name, tokenOf(variable, 'as') ?? ''] as const);
  const contract = contractIn(settings, refuse);
  const [customer] = customers ?? [];
  if (settings.has('write') && (customer === undefined || customers?.length !== 1)) {
    refuse('--write needs one organization to write in: --customer <uuid>.');
  }
  settle();
  if (to === undefined || token === undefined) {
    throw new UsageError(
      'compare needs a server and a token: --to https://waldur.example.com --token-env WALDUR_TOKEN.',
    );
  }
  return {
    ...{ to, token, as: Object.fromEntries(as), format, output },
    refusals: settings.has('refusals'),
    insecure: settings.has('insecure'),
    ...(settings.has('write') && customer !== undefined ? { write: { customer } } : {}),
    ...(contract === undefined ? {} : { contract }),
    ...(limit === undefined ? {} : { limit }),
    ...(rate === undefined ? {} : { rate }),
    ...(yes === undefined ? {} : { yes }),
    ...(customers === undefined ? {} : { customers }),
    ...(writeContract === undefined ? {} : { writeContract }),
    ...(record === undefined ? {} : { record }),
  };
}
