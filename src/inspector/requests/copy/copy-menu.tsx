/** A request in the form in which somebody needs it: a menu. */

import { adminOf } from '../../client/place.ts';
import type { JournalEntry, OneRow } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { copyText } from '../../parts/copy-button.tsx';
import { written } from '../../parts/json-view.tsx';
import { Menu } from '../../parts/menu.tsx';
import { curlOf } from './curl.ts';
import { faultOf } from './fault.ts';
import { fetchCodeOf } from './fetch-code.ts';
import { fixtureOf, type NamedRow, rowIn } from './fixture.ts';
import { matcherOf } from './matcher.ts';
import type { Caller } from './sent.ts';

interface Har {
  readonly log: { readonly entries: readonly { readonly _sequence: number }[] };
}

interface CopyMenuProps {
  readonly entry: JournalEntry;
  readonly caller: Caller;
}

export function CopyMenu({ entry, caller }: CopyMenuProps) {
  const { api, place, toasts } = useModel();
  const { authorization, unknown } = caller;
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
  /** With the token, so that it works as it is; where that is not known, whoever pastes it has to put it in. */
  const copyCall = async (what: string, make: () => string): Promise<void> => {
    if (unknown === undefined)
      return copy(authorization === undefined ? what : `${what}, with the token`, make);
    try {
      await copyText(make());
      toasts.tell(`Copied: ${what}, but you have to put the token in. ${unknown}.`, 'warned');
    } catch (error) {
      toasts.fail(error);
    }
  };
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
  return (
    <Menu label="Copy as" icon="copy">
      {[
        {
          words: 'curl',
          act: () => copyCall('curl', () => curlOf(entry, place.origin, authorization)),
        },
        {
          words: 'fetch',
          act: () => copyCall('fetch', () => fetchCodeOf(entry, place.origin, authorization)),
        },
        { words: 'Jest matcher', act: () => copy('a matcher', () => matcherOf(entry)) },
        ...(fault === undefined
          ? []
          : [{ words: 'Fault (JSON)', act: () => copy('a fault', () => written(fault)) }]),
        ...(row === undefined
          ? []
          : [{ words: 'Fixture row', act: () => copy('a fixture row', () => fixture(row)) }]),
        { words: 'HAR', act: () => copy('an HTTP archive', har) },
      ]}
    </Menu>
  );
}
