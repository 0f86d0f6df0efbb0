/** What Waldur refuses, whatever the resource is, and the faults of its server that a contract reproduces. */
import { defineRefusals } from '../drf/define-refusals.ts';
import { ApiException, type Refusal } from '../drf/refusal.ts';
import { PARSE } from '../drf/refusals.ts';
import { vouched } from '../values/vouched.ts';
import type { Contract } from './contract.ts';

/** A filter's link that leads nowhere. */
export const LINK = defineRefusals(
  'link',
  {
    status: 404,
    shape: 'urls',
    step: 'find',
    source: 'Django Resolver404; Waldur core/filters.URLFilter; BEHAVIOUR 7',
  },
  { unresolvable: { text: '', what: 'a link in a filter is no path of the server' } },
);

/** Of staff who would act as somebody else. */
export const IMPERSONATION = defineRefusals(
  'impersonation',
  { status: 403, shape: 'detail', step: 'authenticate', source: 'BEHAVIOUR 9' },
  {
    no_session: {
      text: 'Unable to impersonate user which does not have an active session.',
      what: 'the user to act as has no token',
    },
  },
);

interface ServerFault {
  /** Which fault: a sentence, sent as a note. */
  readonly note: string;
  readonly what: string;
}

type Entries<Name extends string> = Readonly<Record<Name, { text: string; what: string }>>;

/**
 * Known faults of the server, which answers them with HTML 500. Nothing may have changed when one is thrown.
 * Source: BEHAVIOUR 14
 */
export function defineServerFaults<Name extends string>(
  group: string,
  faults: Readonly<Record<Name, ServerFault>>,
): Readonly<Record<Name, Refusal>> {
  const shared = { status: 500, shape: 'page', step: 'act', source: 'BEHAVIOUR 14' } as const;
  const entries = Object.entries<ServerFault>(faults).map(([name, { note, what }]) => [
    name,
    { text: `A known fault of the server, reproduced: ${note}`, what },
  ]);
  return defineRefusals(group, shared, vouched<Entries<Name>>(Object.fromEntries(entries)));
}

/** @throws ApiException 500, where the contract reproduces the fault: before anything else that is wrong is told */
export function failAs(fault: Refusal, contract: Contract): void {
  if (contract.reproduces(fault)) throw fault.error();
}

export const ACTION_FAULTS = defineServerFaults('action', {
  format_suffix: {
    note: 'an extra operation cannot be asked for with a format suffix.',
    what: 'a format suffix after an extra operation',
  },
});

/**
 * @throws ApiException 500, where the contract reproduces it, for a path with a suffix: the real server's function takes
 * none. Source: BEHAVIOUR 14 and 18
 */
export function refuseSuffix(
  { suffix }: { readonly suffix: string | undefined },
  contract: Contract,
): void {
  if (suffix !== undefined) failAs(ACTION_FAULTS.format_suffix, contract);
}

export const PARSE_FAULTS = defineServerFaults('parse', {
  crash: {
    note: 'a body fails its parser: too deep, or in no character set.',
    what: 'the body nests too deep, or names no character set: its parser fails',
  },
});

/** Refused by a sensible server; the real one's parser fails there. */
const CRASHES: readonly string[] = [PARSE.nesting.name, PARSE.unknown_charset.name];

/** The same error, or the fault in its place, where the contract reproduces it. */
export function asServed(error: unknown, contract: Contract): unknown {
  const isFault =
    error instanceof ApiException &&
    CRASHES.includes(error.code) &&
    contract.reproduces(PARSE_FAULTS.crash);
  return isFault ? PARSE_FAULTS.crash.error() : error;
}

export const LINK_FAULTS = defineServerFaults('link', {
  bad_host: {
    note: 'a link cannot be read that has brackets in its host and no IPv6 address in them, or half of a surrogate pair.',
    what: 'the host of a link has `[` or `]`, and no IPv6 address between them; half of a surrogate pair in its path',
  },
});

export const JSON_FAULTS = defineServerFaults('json', {
  unstorable: {
    note: 'JSON that the database cannot hold is not refused: null, an infinite number, U+0000 or half of a surrogate pair.',
    what: 'JSON that the database cannot hold: null or `1e400` in a form, U+0000 or half of a surrogate pair anywhere; such a half where a refusal repeats it',
  },
});
