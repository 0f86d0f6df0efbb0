/** How secrets are masked in what a test expects: it is as much a secret as what a client sends. */
import {
  headerSecrecy,
  isSecretName,
  isSecretParameter,
  MASK,
} from '../../values/secrets/secret-names.ts';
import { Secrets } from './secrets.ts';

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
