/** Decides by what rows that a comparison has made are known as its own, also where the answer that names one was lost. */
import { civilText } from '../../values/civil.ts';
import { secretBytes } from '../../values/random.ts';
import { parseUuid } from '../../values/uuid.ts';
import type { RemoteClient } from '../client/client.ts';
import { uuidIn } from '../pull/gather.ts';
import { createSource, type RawRow } from '../pull/source.ts';
import type { Ground } from './ground.ts';
import { PAYMENTS, PROFILES } from './places.ts';

/** What rows of one comparison have, and no others. */
export interface Mark {
  /** Of its profile. */
  readonly name: string;
  /** Of its payments: a day of the last century, on which nobody pays today. */
  readonly date: string;
}

/** The begin of its profile's name, by which people know whose it is. */
const NAME = 'waldur-payments-mock compare';

/** Another one for each comparison: two at one moment do not take each other's rows for their own. */
export function newMark(): Mark {
  const bytes = secretBytes(8);
  const [one = 0, two = 0, three = 0] = bytes;
  const date = civilText({
    year: 1900 + (one % 100),
    month: (two % 12) + 1,
    day: (three % 28) + 1,
  });
  return { name: `${NAME} ${Buffer.from(bytes).toString('hex')}`, date };
}

/** A row, by where it is deleted. */
export interface OwnRow {
  readonly place: typeof PAYMENTS | typeof PROFILES;
  readonly uuid: string;
}

export interface OwnRows {
  /** Those with the mark that were not there before. @throws RemoteError where they cannot be listed */
  readonly find: (profile: string | undefined) => Promise<readonly OwnRow[]>;
  /** Where people find them. */
  readonly list: (place: OwnRow['place'], profile: string | undefined) => string;
}

/** More than a comparison makes. */
const MOST = 50;

/** Looks first for what bears the mark already. @throws RemoteError */
export async function ownRows(
  client: RemoteClient,
  to: string,
  mark: Mark,
  { customer, activeProfile }: Ground,
): Promise<OwnRows> {
  const source = createSource(client, to);
  const queryOf = (place: OwnRow['place'], profile: string | undefined) =>
    place === PROFILES
      ? { organization_uuid: customer }
      : { date_of_payment: mark.date, ...(profile === undefined ? {} : { profile_uuid: profile }) };
  const payments = (profile: string): Promise<readonly RawRow[]> =>
    source.list({
      ...{ path: PAYMENTS, query: queryOf(PAYMENTS, profile), limit: MOST },
      isWanted: ({ members }) =>
        members['date_of_payment'] === mark.date &&
        uuidIn(members['profile']) === parseUuid(profile),
    });
  const profiles = (): Promise<readonly RawRow[]> =>
    source.list({
      ...{ path: PROFILES, query: queryOf(PROFILES, undefined), limit: MOST },
      isWanted: ({ members }) => String(members['name']).startsWith(mark.name),
    });
  const before = new Set<string>();
  if (activeProfile !== undefined) {
    for (const { uuid } of await payments(activeProfile)) before.add(uuid);
  }
  return {
    async find(profile) {
      const own = await profiles();
      const of = activeProfile ?? profile ?? own[0]?.uuid;
      const paid = of === undefined ? [] : await payments(of);
      return [
        ...paid.map(({ uuid }): OwnRow => ({ place: PAYMENTS, uuid })),
        ...own.map(({ uuid }): OwnRow => ({ place: PROFILES, uuid })),
      ].filter(({ uuid }) => !before.has(uuid));
    },
    list(place, profile) {
      return `${place}?${new URLSearchParams(queryOf(place, activeProfile ?? profile))}`;
    },
  };
}
