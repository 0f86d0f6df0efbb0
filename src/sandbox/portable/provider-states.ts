/** Puts a state in place as a verifier of Pact asks for it, so that it can drive the mock itself. */
import {
  SCENARIO_NAMES,
  SHIPPED_NAMES,
  scenarioDocument,
  shippedDocument,
} from '../../fixtures/default-documents.ts';
import type { FixtureDocument } from '../../fixtures/load-fixtures.ts';
import { users } from '../../resources/index.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { optional, told, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import { demand, ProblemError } from '../../values/schema/problem-error.ts';
import { JSON_VALUE, oneOf, text } from '../../values/schema/scalars.ts';
import { type Output, type Problem, under } from '../../values/schema/schema.ts';
import { documentIn } from '../make-to-order.ts';
import { WORLD } from '../orders.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Moment } from '../snapshots.ts';

const TOKEN = text({ minLength: 1, maxLength: 255 });

const PARAMS = object({
  scenario: optional(oneOf(SCENARIO_NAMES)),
  snapshot: told(optional(text()), { description: 'Where there is none, the fixtures beside it.' }),
  fixtures: optional(WORLD),
  actor: told(optional(text()), { description: 'Who calls: a username.' }),
  token: told(optional(TOKEN), { description: 'The token by which the actor calls.' }),
  password: told(optional(text({ minLength: 1 })), { description: 'By which the actor logs in.' }),
});

export const PROVIDER_STATE_ORDER = told(
  object(
    {
      state: told(withDefault(text(), ''), {
        description:
          'A scenario, a shipped world or a snapshot, unless `params` name one; empty for the seed.',
      }),
      params: withDefault(PARAMS, {}),
      action: withDefault(oneOf(['setup', 'teardown']), 'setup'),
      consumer: optional(text()),
      states: optional(JSON_VALUE),
    },
    {},
  ),
  { title: 'ProviderStateRequest' },
);
type Order = Output<typeof PROVIDER_STATE_ORDER>;

/**
 * A teardown puts the seed back. What is wrong changes nothing.
 * @throws ProblemError with all that is wrong with the order; LimitError for too much in it
 */
export function putProviderState(sandbox: Sandbox, body: unknown): void {
  const { action, state, params } = demand(PROVIDER_STATE_ORDER, body);
  const before = sandbox.present();
  put(sandbox, action === 'teardown' ? 'seed' : wantedBy(sandbox, state, params));
  const problems = action === 'teardown' ? [] : introduce(sandbox, params);
  if (problems.length === 0) return;
  sandbox.restore(before);
  throw new ProblemError(under('params', problems));
}

/** What is to be in place: documents, a moment that is remembered, or the seed. */
type Wanted =
  | 'seed'
  | { readonly moment: Moment }
  | { readonly documents: readonly FixtureDocument[] };

function put(sandbox: Sandbox, wanted: Wanted): void {
  if (wanted === 'seed') sandbox.reset(['journal', 'faults', 'clock']);
  else if ('moment' in wanted) sandbox.restore(wanted.moment);
  else {
    const problems = sandbox.loadGiven(wanted.documents, 'replace', '/params/fixtures');
    if (problems.length > 0) throw new ProblemError(under('params', under('fixtures', problems)));
  }
}

function wantedBy(sandbox: Sandbox, state: string, params: Order['params']): Wanted {
  const { scenario, snapshot, fixtures } = params;
  const moment = snapshot === undefined ? undefined : sandbox.snapshots.get(snapshot);
  if (moment) return { moment };
  const documents = [
    ...(scenario === undefined ? [] : [scenarioDocument(scenario)]),
    ...(fixtures === undefined ? [] : [documentIn(fixtures)]),
  ];
  if (documents.length > 0) return { documents };
  if (snapshot !== undefined) throw unknown('/params/snapshot', snapshot, sandbox);
  return state === '' ? 'seed' : wantedByName(sandbox, state);
}

/** As a file of ours calls it, `the scenario hundred-payments`, or by the name alone. */
function wantedByName({ snapshots }: Sandbox, state: string): Wanted {
  const name = state.replace(/^the (?:scenario|world|snapshot) /, '');
  const scenario = SCENARIO_NAMES.find((each) => each === name);
  if (scenario !== undefined) return { documents: [scenarioDocument(scenario)] };
  const world = SHIPPED_NAMES.find((each) => each === name);
  if (world !== undefined) return { documents: [shippedDocument(world)] };
  const moment = snapshots.get(name);
  if (moment) return { moment };
  throw unknown('/state', name, { snapshots });
}

function unknown(
  pointer: string,
  name: string,
  { snapshots }: Pick<Sandbox, 'snapshots'>,
): ProblemError {
  const known = pointer === '/state' ? [...SCENARIO_NAMES, ...SHIPPED_NAMES] : [];
  const all = [...known, ...snapshots.names()];
  const near = hint(nearestName(name, all)) || `: there are ${all.join(', ') || 'none'}`;
  const kind = pointer === '/state' ? 'scenario, shipped world or snapshot' : 'snapshot';
  return new ProblemError([{ pointer, message: `is no ${kind}${near}` }]);
}

/** Gives who calls the token and the password of the interaction. */
function introduce(
  { world }: Sandbox,
  { actor, token, password }: Order['params'],
): readonly Problem[] {
  const table = world.store.table(users);
  if (actor === undefined) {
    const message = 'needs an actor, whose it is';
    return [
      ...(token === undefined ? [] : [{ pointer: '/token', message }]),
      ...(password === undefined ? [] : [{ pointer: '/password', message }]),
    ];
  }
  const user = table.select().where('username', actor).first();
  if (!user) {
    const near = hint(
      nearestName(
        actor,
        Array.from(table.select(), ({ username }) => username),
      ),
    );
    return [{ pointer: '/actor', message: `is no user of that state${near}` }];
  }
  const given = {
    ...(token === undefined ? {} : { token }),
    ...(password === undefined ? {} : { password }),
  };
  const owner = token === undefined ? undefined : table.findBy('token', token);
  if (owner && owner.uuid !== user.uuid) table.replace({ ...owner, token: null });
  table.replace({ ...user, ...given });
  return [];
}
