/** The requests that journals keep: that of the page's sandbox, and those of the others that were used last. */
import { summaryIn, type Told } from '../requests/summary.ts';
import type { Api } from './api.ts';
import { adminOf, type Place } from './place.ts';
import type { SandboxInfo, Summary } from './shapes.ts';

/** The journal's usual size. */
const FIRST_REQUESTS = 1000;
/** Tests make a sandbox each, and the list shows as many requests as a few journals have. */
const MOST_OTHERS = 20;

interface Asking {
  readonly place: Place;
  readonly api: Api;
}

export function summariesIn({ place }: Asking, told: readonly Told[]): readonly Summary[] {
  return told.flatMap((one) => summaryIn(one, place.sandbox) ?? []);
}

/** @param admin of another sandbox */
export async function journal(
  asking: Asking,
  since: number,
  admin = '',
): Promise<readonly Summary[]> {
  const { requests } = await asking.api.get<{ requests: readonly Told[] }>(
    `${admin}/requests/summaries?since=${since}&limit=${FIRST_REQUESTS}`,
  );
  return summariesIn(asking, requests);
}

/** One journal after another, that of the page's sandbox last. */
export async function allJournals(asking: Asking): Promise<readonly Summary[]> {
  const { api, place } = asking;
  const { sandboxes } = await api.get<{ sandboxes: readonly SandboxInfo[] }>('/sandboxes');
  const others = sandboxes
    .filter(({ name, requests }) => name !== place.sandbox && requests > 0)
    .sort((a, b) => a.idleSeconds - b.idleSeconds)
    .slice(0, MOST_OTHERS);
  const asked = others.map(({ name }) => {
    // One that is dropped meanwhile has none.
    return journal(asking, 0, `/${adminOf(place, name)}`).catch(() => []);
  });
  return (await Promise.all([...asked, journal(asking, 0)])).flat();
}
