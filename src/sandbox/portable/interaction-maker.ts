/** Makes interactions of what a sandbox has recorded: with the state that a request met, and with who called. */
import { users } from '../../resources/index.ts';
import type { Store, StoreSnapshot } from '../../store/store.ts';
import type { Contract } from '../../waldur/contract.ts';
import type { RecordedRequest } from '../journal/recorded-request.ts';
import { answersOf } from './api-schemas.ts';
import { interactionOf, isPortable } from './interaction.ts';
import type { PactInteraction } from './pact-document.ts';
import { type NamedStates, providerState } from './provider-state.ts';

/** Undefined for a request that is none of a client with its server, or whose state is no longer known. */
export type InteractionMaker = (
  recorded: RecordedRequest,
  met: StoreSnapshot | undefined,
) => PactInteraction | undefined;

export function interactionMaker(contract: Contract, named: NamedStates): InteractionMaker {
  const answers = answersOf(contract);
  return (recorded, snapshot) => {
    const entry = recorded.entry();
    if (snapshot === undefined || !isPortable(entry)) return undefined;
    const state = providerState(snapshot, named);
    if (state === undefined) return undefined;
    const caller = callerOf(recorded, named.world.store.fork(snapshot));
    return interactionOf(entry, { state, caller, answersOf: answers });
  };
}

/** Whose token it was: also of one who may not log in. Of who acts as somebody else, that one. */
function callerOf(recorded: RecordedRequest, store: Store): string | undefined {
  const { credentials, actor } = recorded;
  const token = /^\s*\S+\s+(\S+)\s*$/.exec(credentials ?? '')?.[1];
  if (token === undefined) return undefined;
  const user = store.table(users).findBy('token', token);
  return user && actor !== null ? actor : user?.username;
}
