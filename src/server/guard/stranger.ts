/** Decides who is a stranger to the control plane: a page of somebody else's in the browser of whoever runs the server. */
import type { Request } from '../../drf/request.ts';
import { authorityOf } from '../../http/target.ts';
import type { Problem } from '../../values/schema/schema.ts';
import { MASK } from '../../values/secrets/secret-names.ts';
import type { GuardOptions } from './guard-options.ts';
import { type HostName, readHost } from './host-name.ts';
import { readOrigin } from './origin.ts';

/** Most characters that a refusal shows of what was sent. */
const MOST_SHOWN = 100;

export interface StrangerOptions extends GuardOptions {
  /** What hyperlinks begin with: whoever set it reaches the server by it. */
  readonly publicUrl: string | undefined;
}

/** Everything that makes a request one of a stranger, and how to let it in; nothing where it is none. */
export type FindStrange = (request: Pick<Request, 'headers' | 'wire'>) => readonly Problem[];

export function strangerFinder(options: StrangerOptions): FindStrange {
  const { allowedHosts = [], adminOrigins = [], publicUrl } = options;
  const own = publicUrl === undefined ? undefined : readOrigin(new URL(publicUrl).origin);
  const hosts = allowedHosts.map(asciiName);
  if (own?.host) hosts.push(own.host.name);
  const origins = [...adminOrigins.map((each) => readOrigin(each)?.text), own?.text];
  const isOwnHost = ({ kind, name }: HostName): boolean =>
    kind !== 'name' || hosts.some((allowed) => fits(name, allowed));
  const isKnown = (origin: string, host: HostName | undefined): boolean => {
    const read = readOrigin(origin);
    if (read === undefined) return false;
    const { kind, authority } = read.host ?? {};
    return (
      kind === 'loopback' ||
      (authority !== undefined && authority === host?.authority) ||
      origins.includes(read.text)
    );
  };
  const isStrange = (sent: string): boolean => {
    const host = readHost(sent);
    return !(host && isOwnHost(host));
  };
  return ({ headers, wire }) => {
    const { host: sent, origin, 'sec-fetch-site': site } = headers;
    const named = new Set([sent, wire && authorityOf(wire.target)]);
    // That of the target comes before the header. Source: RFC 9112, 3.2.2.
    const host = readHost([...named].findLast((each) => each !== undefined) ?? '');
    return [
      // No browser leaves both away.
      ...[...named].flatMap((each) =>
        each !== undefined && isStrange(each) ? [strangeHost(each)] : [],
      ),
      // What a page sends says whose page it is. One of `localhost` is another site to `127.0.0.1`, and no stranger.
      ...(origin === undefined
        ? ifCrossSite(site)
        : isKnown(origin, host)
          ? []
          : [strangeOrigin(origin)]),
    ];
  };
}

/** `.example.com` is that name and all below it. */
function fits(name: string, allowed: string): boolean {
  return allowed.startsWith('.')
    ? name === allowed.slice(1) || name.endsWith(allowed)
    : name === allowed;
}

function asciiName(given: string): string {
  const dot = given.startsWith('.') ? '.' : '';
  return dot + (readHost(given.slice(dot.length))?.name ?? '');
}

function strangeHost(sent: string): Problem {
  return problem(
    `the host ${shown(sent)} may be anybody's name: the control plane is reached by an address, localhost, a name of one word, or`,
    'one that is named by the option allowedHosts (--allowed-hosts, WALDUR_MOCK_ALLOWED_HOSTS)',
  );
}

function strangeOrigin(origin: string): Problem {
  return problem(
    `pages of ${shown(origin)} may not use the control plane: those of this machine may, its own, and those that are named by`,
    'the option adminOrigins (--admin-origins, WALDUR_MOCK_ADMIN_ORIGINS)',
  );
}

function ifCrossSite(site: string | undefined): readonly Problem[] {
  // Sent more than once, it comes as a list.
  const sites = site?.toLowerCase().split(/[,\s]+/) ?? [];
  if (!sites.includes('cross-site')) return [];
  const told = problem(
    'a page of another site asks (Sec-Fetch-Site: cross-site), and does not say which: open the address itself, or let the page',
    'ask by fetch, and name its origin by the option adminOrigins (--admin-origins, WALDUR_MOCK_ADMIN_ORIGINS)',
  );
  return [told];
}

function problem(...words: readonly string[]): Problem {
  return { pointer: '', message: words.join(' ') };
}

/** Without who logs in by it, and without a query: a refusal is copied to where nobody looks for a password. */
function shown(sent: string): string {
  const [text = ''] = sent.split(/[?#]/, 1);
  const named = text.slice(text.lastIndexOf('@') + 1);
  const clean = named === text ? text : `${MASK}@${named}`;
  return JSON.stringify(clean.length > MOST_SHOWN ? `${clean.slice(0, MOST_SHOWN)}…` : clean);
}
