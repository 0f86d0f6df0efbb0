/** A request in the form in which somebody needs it: a menu. */

import { adminOf } from '../../client/place.ts';
import type { JournalEntry, OneRow } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { copyText } from '../../parts/copy-button.tsx';
import { Menu } from '../../parts/menu.tsx';
import { hashOf } from '../../route.ts';
import { curlOf } from './curl.ts';
import { faultOf } from './fault.ts';
import { fetchCodeOf } from './fetch-code.ts';
import { fixtureOf, type NamedRow, rowIn } from './fixture.ts';
import { matcherOf } from './matcher.ts';
import { authorizationOf } from './sent.ts';

interface Har {
  readonly log: { readonly entries: readonly { readonly _sequence: number }[] };
}

export function CopyMenu({ entry }: { readonly entry: JournalEntry }) {
  const { api, place, users, toasts, go } = useModel();
  const { sequence, sandbox } = entry;
  const admin = `/${adminOf(place, sandbox)}`;
  const copy = async (what: string, make: () => string | Promise<string>): Promise<void> => {
    try {
      await copyText(await make());
      toasts.tell(`Copied: ${what}.`);
    } catch (error) {
      toasts.fail(error);
    }
  };
  const authorization = (): string | undefined => authorizationOf(entry, users.peek());
  const har = async (): Promise<string> => {
    const { log } = await api.get<Har>(`${admin}/requests/har?since=${sequence - 1}`);
    const entries = log.entries.filter(({ _sequence }) => _sequence === sequence);
    return JSON.stringify({ log: { ...log, entries } }, null, 2);
  };
  const fixture = async ({ table, uuid, shown }: NamedRow): Promise<string> => {
    const kept = await api.get<OneRow>(`${admin}/tables/${table}/${uuid}`).catch(() => undefined);
    return fixtureOf(table, kept?.row ?? shown);
  };
  const fault = faultOf(entry);
  const row = rowIn(entry);
  const faultText = JSON.stringify(fault, null, 2);
  return (
    <Menu label="Copy as" icon="copy">
      {[
        {
          words: 'curl',
          act: () => copy('curl', () => curlOf(entry, place.origin, authorization())),
        },
        {
          words: 'fetch',
          act: () => copy('fetch', () => fetchCodeOf(entry, place.origin, authorization())),
        },
        { words: 'Jest matcher', act: () => copy('a matcher', () => matcherOf(entry)) },
        ...(fault === undefined
          ? []
          : [
              {
                words: 'Fault: this answer next time',
                act: () => copy('a fault', () => faultText),
              },
              {
                words: 'Set this answer for the next time …',
                act: () => go(hashOf('faults', ['new'], { fault: JSON.stringify(fault) })),
              },
            ]),
        ...(row === undefined
          ? []
          : [{ words: 'Fixture row', act: () => copy('a fixture row', () => fixture(row)) }]),
        { words: 'HAR', act: () => copy('an HTTP archive', har) },
      ]}
    </Menu>
  );
}
