/** How secrets are masked in what a test expects: it is as much a secret as what a client sends. */
import {
  headerSecrecy,
  isSecretName,
  isSecretParameter,
  MASK,
} from '../../values/secrets/secret-names.ts';
import { DISCRETION } from '../client-side.ts';
import { Secrets } from './secrets.ts';

/** What takes out the secrets of a place; names are known everywhere. */
export type Known = Pick<Secrets, 'text' | 'value' | 'query'>;

/** The same list, which knows from now on the secrets of where its requests were taken. */
export function withSecrets<T>(entries: readonly T[], secrets: Known): readonly T[] {
  return Object.defineProperty(entries, DISCRETION, { value: secrets });
}

/** Those that a list knows: by their names alone where it knows none. */
export function secretsKnownTo(entries: readonly unknown[]): Known {
  const found: Known | undefined = Reflect.get(entries, DISCRETION);
  return found ?? new Secrets();
}

/**
 * What is expected at a place of a request, in whose stead something else is there: a text that is masked already, or is to be
 * shown; or nothing, and then all of it is secret where its name is.
 */
export function maskExpected(pointer: string, expected: unknown, actual: unknown): unknown {
  const isMissing = actual === undefined || actual === null;
  if (isMissing && expected !== undefined && expected !== null && isSecretPlace(pointer))
    return MASK;
  return new Secrets().value(expected);
}

function isSecretPlace(pointer: string): boolean {
  const [, part, ...names] = pointer.split('/');
  if (part === 'headers') return names.some((name) => headerSecrecy(name) !== undefined);
  return names.some(part === 'query' ? isSecretParameter : isSecretName);
}

/** A pattern as it may be told: each part by the names that are secret there, and whatever is known by itself. */
export function maskPattern(pattern: object, known: Known): unknown {
  const parts = Object.entries(pattern).map(([part, asked]: readonly [string, unknown]) => {
    if (part === 'headers') return [part, maskHeaders(asked)];
    return [part, part === 'query' ? new Secrets().query(asked) : new Secrets().value(asked)];
  });
  return known.value(Object.fromEntries(parts));
}

function maskHeaders(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null) return asked;
  const pairs = Object.entries(asked).map(([name, value]: readonly [string, unknown]) => [
    name,
    value !== null && headerSecrecy(name) !== undefined ? MASK : new Secrets().value(value),
  ]);
  return Object.fromEntries(pairs);
}
