/** Both sides of a comparison, asked the same: the real server, and private mocks in the contracts that are tried. */
import { setImmediate } from 'node:timers/promises';
import { createSocketlessMock } from '../../server/socketless-mock.ts';
import { withoutEndSlashes } from '../../server/urls.ts';
import { stopwatch } from '../../values/clock.ts';
import { isMembers } from '../../values/plain-json.ts';
import { dashed, parseUuid } from '../../values/uuid.ts';
import type { ContractSet } from '../../waldur/contract.ts';
import { addressOf, baseOf } from '../client/address.ts';
import {
  createRemoteClient,
  type RemoteAnswer,
  type RemoteClient,
  type RemoteRequest,
} from '../client/client.ts';
import { RemoteError } from '../client/remote-error.ts';
import { remoteOptionsIn } from '../client/remote-options.ts';
import { sentHeaders } from '../client/sent-headers.ts';
import { OWN_USER } from '../pull/places.ts';
import { parsed, refusal } from '../pull/source-answer.ts';
import type { CompareOptions } from './compare-options.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { type ReadBodies, type SeenAnswer, seenAnswer } from './seen-answer.ts';

/** What a server says without being asked in a language is a setting of its own: one probe asks for it. */
export const IN_ENGLISH = { 'Accept-Language': 'en' } as const;

/** What one side has made, by the names of steps. */
export type Made = Map<string, string>;

export interface Side {
  readonly base: string;
  /** What the answer says was made is in `made` from then on, so that its uuid is a name there too. */
  readonly ask: (probe: Pick<Probe, 'caller' | 'request' | 'makes'>, made?: Made) => Promise<Asked>;
  /** Of a server that people run: the end, where it takes a token no more with which the rows were read. */
  readonly tokenEnd?: (caller: Probe['caller']) => Promise<RemoteError | undefined>;
  readonly close: () => Promise<void>;
}

/** What is known of the links of a server, by all sides that ask it. */
export interface Links {
  /** The address that they have, where it is another than the one that is asked. */
  elsewhere?: string | undefined;
}

export interface Asked {
  readonly answer: RemoteAnswer;
  readonly seen: SeenAnswer;
}

/** `bodies`: those of all sides. */
export function realSide(
  options: CompareOptions,
  bodies: ReadBodies,
  links: Links = {},
): Side & { readonly client: RemoteClient } {
  const { to, token } = options;
  const client = createRemoteClient({ base: to, token, ...remoteOptionsIn(options) });
  const side = sideOf(client.send, withoutEndSlashes(to), options, bodies, links);
  const tokenEnd = async (caller: Probe['caller']): Promise<RemoteError | undefined> => {
    if (caller === 'nobody' || (typeof caller === 'object' && 'authorization' in caller)) return;
    const { answer } = await side.ask({ caller, request: { method: 'GET', path: OWN_USER } });
    if (answer.status !== 401) return undefined;
    const said = client.told(refusal(answer.status, parsed(answer.body)));
    const whose = typeof caller === 'object' ? `The token of ${caller.role}` : 'The token';
    const reason = `${said} ${whose} was taken before: has it expired? Give one that lasts longer`;
    return new RemoteError('refused', 'GET', side.base + OWN_USER, reason);
  };
  return { ...side, client, tokenEnd, close: async () => client.close() };
}

/** Asked as the client would ask it, in this process. */
export function mockSide(
  contract: ContractSet,
  { document }: { readonly document: object },
  options: CompareOptions,
  bodies: ReadBodies,
): Side {
  // Nobody reads what it was asked.
  const mock = createSocketlessMock({ contract, fixtures: document, journal: 0 });
  const base = baseOf(mock.url);
  const send = async (request: RemoteRequest): Promise<RemoteAnswer> => {
    const { method, path, body } = request;
    const { target } = addressOf(base, method, path);
    const headers = sentHeaders(request, options.token);
    const took = stopwatch();
    // A turn for all else: it answers without waiting for anything.
    await setImmediate();
    const answer = await mock.ask({ method, target, headers, body });
    return { ...answer, durationMs: took() };
  };
  return {
    ...sideOf(send, mock.url, options, bodies),
    close: async () => mock.close(),
  };
}

function sideOf(
  send: RemoteClient['send'],
  base: string,
  { token: own, as = {} }: CompareOptions,
  bodies: ReadBodies,
  links: Links = {},
): Pick<Side, 'base' | 'ask'> {
  const bases = [base, new URL(base).origin];
  const secrets = [own, ...Object.values(as)].map((token) => [token, 'token'] as const);
  return {
    base,
    async ask({ caller, request, makes }, made = new Map()) {
      const { method, path, headers = {}, body } = filledIn(request, made);
      const answer = await send({
        method,
        path,
        headers: { Accept: '*/*', ...IN_ENGLISH, ...headers, ...authorization(caller) },
        ...(body === undefined ? {} : { body }),
        ...tokenOf(caller, as),
      });
      const uuid = makes === undefined ? undefined : uuidOfMade(answer);
      if (makes !== undefined && uuid !== undefined) made.set(makes, uuid);
      return {
        answer,
        seen: seenAnswer(answer, { bases, bodies, ...links }, [...textsOf(made), ...secrets]),
      };
    },
  };
}

function uuidOfMade({ status, body }: RemoteAnswer): string | undefined {
  if (status < 200 || status >= 300) return undefined;
  const json = parsed(body);
  const { uuid }: { uuid?: unknown } = isMembers(json) ? { ...json } : {};
  return typeof uuid === 'string' && parseUuid(uuid) !== undefined ? uuid : undefined;
}

function authorization(caller: Probe['caller']): Readonly<Record<string, string>> {
  return typeof caller === 'object' && 'authorization' in caller
    ? { Authorization: caller.authorization }
    : {};
}

function tokenOf(
  caller: Probe['caller'],
  as: Readonly<Record<string, string>>,
): { readonly token?: string | null } {
  if (caller === 'nobody') return { token: null };
  if (typeof caller === 'string' || 'authorization' in caller) return {};
  const { [caller.role]: token = null } = as;
  return { token };
}

/** What a side has made stands in the place of its name. */
export function filledIn(request: ProbeRequest, made: Made): ProbeRequest {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => made.get(name) ?? whole);
  const { path, body } = request;
  return { ...request, path: fill(path), ...(body === undefined ? {} : { body: fill(body) }) };
}

/** Both forms of each uuid, with the name that stands for it. */
function* textsOf(made: Made): Iterable<readonly [text: string, name: string]> {
  for (const [name, text] of made) {
    const uuid = parseUuid(text);
    if (uuid === undefined) continue;
    yield [dashed(uuid), `${name} with dashes`];
    yield [uuid, name];
  }
}
