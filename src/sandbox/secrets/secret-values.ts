/** Which texts of what was read are secrets, by the names that they have there. */
import { secrecyIn } from './secret-names.ts';

/** The texts at any depth of what has a secret's name. */
export function secretsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSecret = secrecyIn(value);
  return Object.entries(value).flatMap(([name, member]: readonly [string, unknown]) =>
    isSecret(name) ? textsIn(member) : secretsIn(member),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
