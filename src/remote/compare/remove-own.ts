/** Decides how the rows that a comparison has made are removed, and how often that is tried. */
import { parseUuid } from '../../values/uuid.ts';
import { pause } from '../client/pace.ts';
import { RemoteError } from '../client/remote-error.ts';
import type { OwnRow, OwnRows } from './own-rows.ts';
import { PAYMENTS, PROFILES } from './places.ts';
import type { Made, Side } from './sides.ts';

export interface Written {
  readonly made: Made;
  /** Names of what its own steps have removed. */
  readonly gone: Set<string>;
  /** Steps that may have made a row which no answer names. `isLate`: the server may be at it still. */
  readonly lost: { readonly path: string; readonly isLate: boolean }[];
}

/** Paths. */
export interface CleanedUp {
  /** Of what is still there. */
  readonly left: readonly string[];
  /** Of lists that may get, or have, a row that could not be found. */
  readonly unsure: readonly string[];
}

const TRIES = 4;
const FIRST_WAIT_MS = 250;
/** How long a server gets to end what it may be at. */
const LATE_MS = 1000;

/** Payments go before the profile that they belong to, each unlinked first. */
export async function cleanUp(
  side: Side,
  { made, gone, lost }: Written,
  own: OwnRows,
): Promise<CleanedUp> {
  const known = [...made].map(([name, uuid]): OwnRow & { readonly name: string } => ({
    ...{ name, uuid },
    place: name === 'profile' ? PROFILES : PAYMENTS,
  }));
  const { found, unsure } = lost.length === 0 ? NOTHING_LOST : await lookFor(made, lost, own);
  const rows = [...known.filter(({ name }) => !gone.has(name)), ...found];
  const left: string[] = [];
  let outcome: Removal = 'gone';
  for (const row of rows.sort(
    (a, b) => Number(a.place === PROFILES) - Number(b.place === PROFILES),
  )) {
    if (outcome !== 'no token') outcome = await removalOf(side, row);
    if (outcome !== 'gone') left.push(`${row.place}${row.uuid}/`);
  }
  return { left, unsure };
}

interface Found {
  readonly found: readonly OwnRow[];
  readonly unsure: readonly string[];
}
const NOTHING_LOST: Found = { found: [], unsure: [] };

async function lookFor(made: Made, lost: Written['lost'], own: OwnRows): Promise<Found> {
  const profile = made.get('profile');
  const known = new Set([...made.values()].map((uuid) => parseUuid(uuid)));
  const look = async (): Promise<readonly OwnRow[]> =>
    (await own.find(profile)).filter(({ uuid }) => !known.has(parseUuid(uuid)));
  const lists = (): readonly string[] => [
    ...new Set(lost.map(({ path }) => own.list(path === PROFILES ? PROFILES : PAYMENTS, profile))),
  ];
  try {
    const late = lost.some(({ isLate }) => isLate);
    const found = await look();
    if (found.length >= lost.length || !late) return { found, unsure: [] };
    await waited(LATE_MS);
    const foundLater = await look();
    // A server may store it later still.
    return { found: foundLater, unsure: foundLater.length < lost.length ? lists() : [] };
  } catch (error) {
    if (error instanceof RemoteError) return { found: [], unsure: lists() };
    throw error;
  }
}

/** What became of a row. `no token`: the server takes it no more, so that nothing else can be removed either. */
type Removal = 'gone' | 'there' | 'no token';

/** What passes by itself is tried again: that the row goes is what is wanted. */
async function removalOf(side: Side, { place, uuid }: OwnRow): Promise<Removal> {
  const row = `${place}${uuid}/`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await waited(FIRST_WAIT_MS * 2 ** attempt);
    if (place === PAYMENTS) {
      const unlinked = await statusOf(side, 'POST', `${row}unlink_from_invoice/`);
      if (unlinked === 401) return 'no token';
    }
    const status = await statusOf(side, 'DELETE', row);
    if (status === 204 || status === 404) return 'gone';
    if (status === 401) return 'no token';
    if ((await statusOf(side, 'GET', row)) === 404) return 'gone';
    const isPassing = status === undefined || status === 429 || status >= 500;
    if (!isPassing) return 'there';
  }
  return 'there';
}

/** Undefined where there is no answer. */
async function statusOf(side: Side, method: string, path: string): Promise<number | undefined> {
  try {
    const { answer } = await side.ask({ caller: 'user', request: { method, path } });
    return answer.status;
  } catch (error) {
    if (error instanceof RemoteError) return undefined;
    throw error;
  }
}

const waited = (ms: number): Promise<void> => pause(ms, new AbortController().signal);
