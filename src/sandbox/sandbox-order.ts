/** The order for a sandbox of one's own, as the control plane takes it. */

import { SCENARIO_NAMES, type ScenarioName } from '../fixtures/default-documents.ts';
import { parseInstant } from '../values/instant.ts';
import { hint, mustBeOneOf, nearestName } from '../values/nearest-name.ts';
import { pointerStep } from './journal/plain-json.ts';
import { type AdminProblem, membersOf } from './read-object.ts';
import { isSandboxName } from './sandboxes.ts';

/** Longest idle time that can be asked for, in seconds: thirty days. */
const MAX_TTL_SECONDS = 30 * 86_400;
const KEYS = ['name', 'fixtures', 'scenario', 'seed', 'now', 'ttlSeconds'] as const;

export interface SandboxOrder {
  readonly name: string;
  /** A fixture document; undefined for a fork of the server's own seed. */
  readonly fixtures: object | undefined;
  readonly scenario: ScenarioName | undefined;
  readonly seed: number | string | undefined;
  readonly now: string | undefined;
  readonly ttlSeconds: number | undefined;
}

/** All that is wrong with an order, or the order. */
export function readSandboxOrder(
  body: unknown,
): { readonly order: SandboxOrder } | { readonly problems: readonly AdminProblem[] } {
  const members = membersOf(body);
  if (!members) return { problems: [{ pointer: '', message: 'must be an object' }] };
  const { name, fixtures, scenario, seed, now, ttlSeconds } = members;
  const knownScenario = SCENARIO_NAMES.find((each) => each === scenario);
  const problems: AdminProblem[] = [];
  const check = (key: string, isFine: boolean, message: string) => {
    if (!isFine) problems.push({ pointer: pointerStep(key), message });
  };
  for (const key of Object.keys(members)) {
    const isKnown = KEYS.some((known) => known === key);
    check(
      key,
      isKnown,
      `is unknown${hint(nearestName(key, KEYS)) || `: there are ${KEYS.join(', ')}`}`,
    );
  }
  const isDocument = typeof fixtures === 'object' && fixtures !== null && !Array.isArray(fixtures);
  const isSeed = typeof seed === 'string' || (typeof seed === 'number' && Number.isFinite(seed));
  const isTime = typeof now === 'string' && parseInstant(now) !== undefined;
  check(
    'name',
    isSandboxName(name),
    'must be 1 to 100 letters, digits, dots, hyphens or underscores',
  );
  check('fixtures', fixtures === undefined || isDocument, 'must be a fixture document');
  check(
    'scenario',
    scenario === undefined || knownScenario !== undefined,
    mustBeOneOf(SCENARIO_NAMES, scenario),
  );
  check('seed', seed === undefined || isSeed, 'must be a number or a text');
  check('now', now === undefined || isTime, 'must be a time such as "2023-10-01T10:00:00Z"');
  check(
    'ttlSeconds',
    ttlSeconds === undefined || isTtl(ttlSeconds),
    `must be a whole number from 1 to ${MAX_TTL_SECONDS}`,
  );
  if (problems.length > 0 || !isSandboxName(name)) return { problems };
  return {
    order: {
      name,
      fixtures: isDocument ? fixtures : undefined,
      scenario: knownScenario,
      seed: isSeed ? seed : undefined,
      now: isTime ? now : undefined,
      ttlSeconds: isTtl(ttlSeconds) ? ttlSeconds : undefined,
    },
  };
}

function isTtl(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_TTL_SECONDS;
}
