/** The journal as it was asked for over HTTP: with all that a list of requests knows in the server's own process. */
import { FORGOTTEN, KNOWN } from '../sandbox/client-side.ts';
import type { JournalEntry } from '../sandbox/journal/entry.ts';
import type { Stray } from '../sandbox/journal/known-names.ts';
import { wordsOf } from '../sandbox/secrets/known-words.ts';
import { withSecrets } from '../sandbox/secrets/mask-expected.ts';
import { Secrets } from '../sandbox/secrets/secrets.ts';
import { listIn, members } from './asked.ts';

/** The requests of an answer to `GET /requests`; `tokens` are those of the users. */
export function entriesIn(
  answer: unknown,
  tokens: Iterable<string | null>,
): readonly JournalEntry[] {
  const { dropped, totals, limits } = members(answer);
  const secrets = new Secrets(undefined, wordsOf([...tokens].map((token) => token ?? '')));
  const requests: readonly JournalEntry[] = listIn(answer, 'requests');
  const known = {
    sandboxes: requests.map(({ sandbox }) => sandbox),
    strays: () => listIn(answer, 'strays').map(strayOf),
  };
  return Object.defineProperties(withSecrets(requests, secrets), {
    [FORGOTTEN]: { value: { dropped, totals, limits } },
    [KNOWN]: { value: known },
  });
}

/** A sandbox whose requests may have been meant for this one. */
function strayOf(stray: unknown): Stray {
  const { name } = members(stray);
  return { name: String(name), entries: () => listIn(stray, 'requests') };
}
