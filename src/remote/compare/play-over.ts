/** Plays the probes of a comparison over its disguised world: what the mock answers there tells nothing of whose rows they were. */
import type { ContractSet } from '../../waldur/contract.ts';
import type { Disguise } from './disguise.ts';
import type { Judged } from './judge.ts';
import { type Played, playQuiet } from './play.ts';
import { playFlow } from './play-flow.ts';
import type { Probe } from './probe.ts';
import { rowsIn } from './sample.ts';
import { mockSide } from './sides.ts';

/** `usernames`: of the disguised world, by the names of callers. By the places in `judged`. */
export async function playOver(
  document: object,
  usernames: ReadonlyMap<string, string>,
  contract: ContractSet,
  judged: readonly Judged[],
  disguise: Disguise,
): Promise<Played> {
  const tokens = new Map(
    rowsIn(document, 'users').map(({ username, token }) => [username, String(token)]),
  );
  const named = [...usernames].map(
    ([name, username]) => [name, tokens.get(username) ?? ''] as const,
  );
  const { user: token = '', ...as } = Object.fromEntries(named);
  const side = mockSide(contract, { document }, { to: '', token, as }, new Map());
  const probes = judged.map(({ probe }, number) => [number, disguised(probe, disguise)] as const);
  try {
    const quiet = await playQuiet(
      side,
      probes.filter(([, { phase }]) => phase !== 'write'),
    );
    const { played } = await playFlow(
      side,
      probes.filter(([, { phase }]) => phase === 'write'),
    );
    return new Map([...quiet, ...played]);
  } finally {
    await side.close();
  }
}

function disguised(probe: Probe, disguise: Disguise): Probe {
  const plain = (text: string): string =>
    disguise.path(text).replaceAll(/\{(\{\w+\})\}/g, (_, name: string) => name);
  const { path, body } = probe.request;
  const request = {
    ...probe.request,
    path: plain(path),
    ...(body === undefined ? {} : { body: plain(body) }),
  };
  return { ...probe, request };
}
