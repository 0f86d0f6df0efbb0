/** Decides that no report, and no comparison, has a secret that a server tells. */

import { isList, isMembers, type PlainJson } from '../../values/plain-json.ts';
import { isSecretName } from '../../values/secrets/secret-names.ts';

const MASKED = '***';

/** The same, with nothing in it that a secret's name stands before. Null stays null. */
export function withoutSecretMembers(value: PlainJson): PlainJson {
  if (isList(value)) return value.map(withoutSecretMembers);
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && isSecretName(name) ? MASKED : withoutSecretMembers(member),
    ]),
  );
}
