/** The file of `exec --pact`: read before the command runs, written when it has ended. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { MockServer } from '../server/mock-server.ts';
import { PACT_FLAGS } from './pact-flags.ts';
import type { Settings } from './parse-arguments.ts';
import { settingsReader } from './read-settings.ts';
import { UsageError } from './usage-error.ts';

export interface PactOptions {
  readonly file: string;
  readonly names: { readonly consumer: string; readonly provider?: string };
}

/** Undefined where no file is asked for. @throws UsageError with everything that is wrong with the values */
export function pactOptions(settings: Settings): PactOptions | undefined {
  const { read, refuse, settle } = settingsReader(PACT_FLAGS, settings);
  const [file, consumer, provider] = [read('pact'), read('consumer'), read('provider')];
  if (settings.has('pact') && !settings.has('consumer')) {
    refuse('--pact needs --consumer, the name of whose file it is.');
  }
  settle();
  if (file === undefined || consumer === undefined) return undefined;
  return { file, names: provider === undefined ? { consumer } : { consumer, provider } };
}

/** Begins to record; what it gives writes the file. @throws UsageError for a file that cannot be added to */
export function beginPact(
  server: Pick<MockServer, 'recordPact'>,
  { file, names }: PactOptions,
): () => void {
  const recorder = server.recordPact(names);
  const merged = () => {
    try {
      const existing: unknown = existsSync(file)
        ? JSON.parse(readFileSync(file, 'utf8'))
        : undefined;
      return existing === undefined ? recorder.document() : recorder.mergedInto(existing);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`--pact ${file} cannot be added to: ${reason}`);
    }
  };
  merged();
  return () => writeFileSync(file, `${JSON.stringify(merged(), null, 2)}\n`);
}
