/**
 * Writes one exchange down as the player takes it: the answer of a mock over the disguised world, and the real server's where that
 * differs from the mock's, disguised.
 */
import { isList, isMembers, type PlainJson } from '../../values/plain-json.ts';
import { ANYTHING, BASE, type Disguise } from './disguise.ts';
import type { Judged } from './judge.ts';
import { isSameKind } from './kinds.ts';
import type { Probe } from './probe.ts';
import { HERE, type SeenAnswer } from './seen-answer.ts';
import { type Asked, IN_ENGLISH } from './sides.ts';
import { isVolatile } from './volatile.ts';

/** Headers that hold no more than words of HTTP. */
const PLAIN_HEADERS = /^(allow|content-language|content-type|vary|www-authenticate)$/;
const STAND_IN = /\{(\w+)(?: with dashes)?\}/g;
/** Members that are other ones for each row that is made. */
const IDENTITY = /^(uuid|url)$/;

/** Nothing where it was not asked. `plain`: what the mock answers over the disguised world. `users`: by the names of callers. */
export function stepOf(
  { probe, mock, real }: Judged,
  plain: Asked | string | undefined,
  disguise: Disguise,
  users: ReadonlyMap<string, string>,
): readonly object[] {
  const { caller } = probe;
  const name = typeof caller === 'string' ? caller : 'role' in caller ? caller.role : 'nobody';
  if (real === undefined) return [];
  const { status } = real.seen;
  const made = probe.makes !== undefined && status < 300 ? probe.makes : undefined;
  const known = typeof plain === 'object' && mock ? { plain, mock: mock.seen } : undefined;
  const headers = { ...headersOf(real, known, disguise) };
  // The uuid of what was made is another one each time.
  if (made !== undefined) delete headers['location'];
  return [
    {
      as: users.get(name) ?? 'anonymous',
      request: requestOf(probe, disguise),
      ...(made === undefined ? {} : { capture: { [made]: 'json.uuid' } }),
      response: { status, headers, ...contentOf(real.seen, known, probe, disguise) },
    },
  ];
}

interface Known {
  /** Over the disguised world. */
  readonly plain: Asked;
  /** Over the rows as they are. */
  readonly mock: SeenAnswer;
}

function contentOf(
  { body }: SeenAnswer,
  known: Known | undefined,
  probe: Probe,
  disguise: Disguise,
): Readonly<Record<string, PlainJson>> {
  const [mock, plain] = [known?.mock.body, known?.plain.seen.body];
  if (body.kind === 'json') {
    if (mock?.kind !== 'json' || plain?.kind !== 'json')
      return { json: disguise.answer(body.value) };
    return { json: overlaid([plain.value, mock.value, body.value], '', probe, disguise) };
  }
  if (body.kind !== 'text') return {};
  const isSame = mock?.kind === 'text' && mock.text === body.text;
  if (!isSame || plain?.kind !== 'text' || known === undefined) {
    return { text: disguise.text(body.text) };
  }
  // Pages have white space that is not compared elsewhere.
  return { text: Buffer.from(known.plain.answer.body).toString('utf8') };
}

type Three = readonly [plain: PlainJson, mock: PlainJson, real: PlainJson];

/** What the mock says of the disguised world, but where the real server says other things of its own than the mock does. */
function overlaid(three: Three, place: string, probe: Probe, disguise: Disguise): PlainJson {
  const [plain, mock, real] = three;
  const key = place.slice(place.lastIndexOf('/') + 1);
  if (real !== null && isVolatile(place)) return ANYTHING;
  if (isList(plain) && isList(mock) && isList(real)) {
    if (mock.length !== real.length || plain.length !== mock.length) {
      return disguise.answer(real, key, place);
    }
    return real.map((item, at) =>
      overlaid([plain[at] ?? null, mock[at] ?? null, item], `${place}/${at}`, probe, disguise),
    );
  }
  if (isMembers(plain) && isMembers(mock) && isMembers(real)) {
    const [plains, mocks] = [new Map(Object.entries(plain)), new Map(Object.entries(mock))];
    const members = Object.entries(real).map(([name, value]): readonly [string, PlainJson] => {
      const [own, same] = [plains.get(name), mocks.get(name)];
      return own !== undefined && same !== undefined
        ? [name, overlaid([own, same, value], `${place}/${name}`, probe, disguise)]
        : disguise.member(name, value, place);
    });
    return Object.fromEntries(members);
  }
  if (probe.makes !== undefined && IDENTITY.test(key)) return ANYTHING;
  const isSame = mock === real || (probe.isShape === true && isSameKind(mock, real));
  if (!isSame) return disguise.answer(real, key, place);
  return typeof plain === 'string' ? standIns(plain) : plain;
}

/** What stands for a name, or for the server's address, as the player has it. */
const standIns = (text: string): string =>
  text.replaceAll(STAND_IN, (_, name: string) => `{{${name}}}`).replaceAll(HERE, BASE);

function headersOf(
  real: Asked,
  known: Known | undefined,
  disguise: Disguise,
): Record<string, string | null> {
  const told: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(real.seen.headers)) {
    const plain = known?.plain.seen.headers[name];
    const isSame = known?.mock.headers[name] === value;
    if (isSame && plain !== undefined && known) told[name] = asSent(name, plain, known.plain);
    else told[name] = PLAIN_HEADERS.test(name) ? asSent(name, value, real) : other(value, disguise);
  }
  for (const name of Object.keys(known?.mock.headers ?? {})) told[name] ??= null;
  return told;
}

const other = (value: string, disguise: Disguise): string =>
  /^\d+$/.test(value) ? value : linksIn(value, disguise);

/** Those that are compared in one form for all cases are written as they were sent. */
function asSent(name: string, value: string, { answer }: Asked): string {
  if (name !== 'vary' && name !== 'content-type') return standIns(value);
  return answer.headers
    .filter(([each]) => each.toLowerCase() === name)
    .map(([, sent]) => sent)
    .join(', ');
}

function requestOf({ request, caller }: Probe, disguise: Disguise): object {
  const { method, path, headers = {}, body } = request;
  const own =
    typeof caller === 'object' && 'authorization' in caller ? caller.authorization : undefined;
  return {
    ...{ method, path: disguise.path(path) },
    headers: { ...IN_ENGLISH, ...headers, ...(own === undefined ? {} : { Authorization: own }) },
    ...(body === undefined ? {} : { raw: disguise.path(body) }),
  };
}

/** Of Link and Location. */
function linksIn(value: string, disguise: Disguise): string {
  const link = /http:\/\/waldur(\/[^>\s"]*)/g;
  if (!link.test(value)) return disguise.text(value);
  return value.replace(link, (_, path: string) => `{{base}}${disguise.path(path)}`);
}
