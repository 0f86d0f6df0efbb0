/** Which texts of what was read are secrets, by the names that they have there. */
import { headerSecrecy, isSecretParameter, secrecyIn } from '../../values/secrets/secret-names.ts';

/** The texts at any depth of what has a secret's name. */
export function secretsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSecret = secrecyIn(value);
  return Object.entries(value).flatMap(([name, member]: readonly [string, unknown]) =>
    isSecret(name) ? textsIn(member) : secretsIn(member),
  );
}

/** The same of the parameters of a query. */
export function secretsInQuery(query: object): readonly string[] {
  return Object.entries(query).flatMap(([name, member]: readonly [string, unknown]) =>
    isSecretParameter(name) ? textsIn(member) : [],
  );
}

/** What headers give away: the words of credentials, what Basic ones are made of, the values of cookies and keys. */
export function credentialsOf(
  headers: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || headerSecrecy(name) === undefined) return [];
    const words = [...value.split(/[\s;]+/), ...value.split(/[\s;,]+/)];
    const [, basic = ''] = /^\s*basic\s+(\S+)/i.exec(value) ?? [];
    const pair = Buffer.from(basic, 'base64').toString();
    return [...words, ...words.map(afterSign), pair.slice(pair.indexOf(':') + 1)];
  });
}

/** Of a pair its value. */
function afterSign(word: string): string {
  return word.slice(word.indexOf('=') + 1);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
