/** A file of Pact as a whole: of interactions, and with those that are in it already. */
import { packageVersion } from '../../package-root.ts';
import { list, object } from '../../values/schema/composites.ts';
import { demand } from '../../values/schema/problem-error.ts';
import { constant, guarded, text } from '../../values/schema/scalars.ts';
import type { Schema } from '../../values/schema/schema.ts';
import { vouched } from '../../values/vouched.ts';
import type { PactDocument, PactInteraction, PactNames } from './pact-document.ts';
import { PACT_NAMES } from './pact-names.ts';

/**
 * In a stable order; of several that are the same the first one counts.
 * @throws ProblemError for names that are none
 */
export function pactOf(names: PactNames, interactions: readonly PactInteraction[]): PactDocument {
  const { consumer, provider } = demand(PACT_NAMES, names);
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: distinct(interactions),
    metadata: {
      pactSpecification: { version: '4.0' },
      'waldur-payments-mock': { version: packageVersion() },
    },
  };
}

/**
 * The first one, with what only the second has; what both have stays as it is, and so do others' own members.
 * @throws ProblemError where the first is no such file, or one of others
 */
export function mergedPact(existing: unknown, added: PactDocument): PactDocument {
  demand(fileOf(added), existing);
  const old = vouched<PactDocument>(existing);
  return { ...old, interactions: distinct([...old.interactions, ...added.interactions]) };
}

function distinct(interactions: readonly PactInteraction[]): readonly PactInteraction[] {
  const byKey = new Map<string, PactInteraction>();
  for (const each of interactions) if (!byKey.has(each.key)) byKey.set(each.key, each);
  return [...byKey.values()].toSorted((a, b) =>
    a.description === b.description ? 0 : a.description < b.description ? -1 : 1,
  );
}

const others = { ignoresOthers: true } as const;
const isAny = (input: unknown): input is unknown => input !== undefined;

/** What of a file has to be as it must be, so that others can be added to it. */
function fileOf({ consumer, provider }: PactDocument): Schema<unknown> {
  const named = (name: string) =>
    object({ name: constant(name, `${JSON.stringify(name)}, as it is named now`) }, others);
  const interaction = object(
    { type: guarded(isAny, 'a kind of interaction', {}), key: text(), description: text() },
    others,
  );
  const version = constant('4.0', '"4.0": an older file is not added to');
  return object(
    {
      consumer: named(consumer.name),
      provider: named(provider.name),
      interactions: list(interaction),
      metadata: object({ pactSpecification: object({ version }, others) }, others),
    },
    others,
  );
}
