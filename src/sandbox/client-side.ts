/** What both sides of the control plane know, the server and the test helpers, which are bundled apart: it imports nothing. */

/** What a reset puts back. Source: src/README.md#a-sandbox. */
export const RESET_PARTS = ['state', 'journal', 'faults', 'clock', 'contract'] as const;
export type ResetPart = (typeof RESET_PARTS)[number];

/** What every part of a sandbox that remembers something has to offer, so that a reset is complete. */
export interface Stateful {
  reset(): void;
}

/** Under it a list of requests knows what was forgotten before them; the same in each bundle. */
export const FORGOTTEN: unique symbol = Symbol.for('waldur-payments-mock.forgotten');

/** Under it a list of requests knows what is a secret where they were taken. */
export const DISCRETION: unique symbol = Symbol.for('waldur-payments-mock.discretion');

/** Under it a list of requests knows the names of its journal, and which other ones may have been meant for it; the same in each bundle. */
export const KNOWN: unique symbol = Symbol.for('waldur-payments-mock.known');

/** What a client needs to call as a user. */
export interface Actor {
  readonly token: string;
  readonly headers: { readonly Authorization: string };
}

/**
 * `token` is the user's: null where there is none, undefined where there is no such user. `names` are those of all users.
 * @throws RangeError that says which of both it is
 */
export function actorOf(
  username: string,
  token: string | null | undefined,
  names: () => readonly string[],
): Actor {
  if (token === undefined) {
    const known = names().join(', ') || 'none';
    throw new RangeError(`There is no user "${username}". There are: ${known}.`);
  }
  if (token === null) throw new RangeError(`The user "${username}" has no token.`);
  return { token, headers: { Authorization: `Token ${token}` } };
}
