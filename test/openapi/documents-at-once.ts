/** The served documents for those who name a test after each of their answers: at once, as names must be known at the start. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./print-documents.mjs', import.meta.url));
const MAX_BYTES = 2 ** 26;

/** By contract. */
export function documentsAtOnce(): ReadonlyMap<string, object> {
  const options = { encoding: 'utf8', maxBuffer: MAX_BYTES } as const;
  const documents: Readonly<Record<string, object>> = JSON.parse(
    execFileSync(process.execPath, [SCRIPT], options),
  );
  return new Map(Object.entries(documents));
}
