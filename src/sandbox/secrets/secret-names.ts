/** What is a secret: the one table, by which everything that is written down or told is masked. */

/** Headers, by lower-case name. Of `credentials` a scheme stays, of `cookies` their names. */
const HEADERS: Readonly<Record<string, 'credentials' | 'cookies' | 'whole'>> = {
  authorization: 'credentials',
  'proxy-authorization': 'credentials',
  cookie: 'cookies',
  'set-cookie': 'cookies',
  'x-csrftoken': 'whole',
};

/** What the name of a secret ends in, whatever stands between its words: of a header, a parameter, a field of a body. */
const ENDINGS = [
  ...['password', 'passwd', 'passphrase', 'passcode', 'pwd', 'secret', 'token', 'credential'],
  ...['passwords', 'secrets', 'tokens', 'credentials', 'apikeys', 'passwordconfirm'],
  ...['apikey', 'accesskey', 'privatekey', 'secretkey', 'authkey', 'signingkey', 'authorization'],
  ...['sessionid', 'sessionkey', 'signature', 'assertion', 'passwordconfirmation'],
] as const;

/** What its last word is; other words end in them too, such as `compass`. */
const LAST_WORDS: readonly string[] = ['auth', 'jwt', 'otp', 'pass', 'session', 'sid', 'sig'];

/** How a header is masked; undefined for one that is no secret. */
export function headerSecrecy(name: string): 'credentials' | 'cookies' | 'whole' | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(HEADERS, lower)) return HEADERS[lower];
  return isSecretName(lower) ? 'whole' : undefined;
}

/** Whether a parameter or a field of this name holds a secret: `api_key`, `accessToken`, `new_password`, `X-Auth`. */
export function isSecretName(name: string): boolean {
  const plain = name.includes('%') ? unescaped(name) : name;
  const letters = plain.toLowerCase().replace(/[^a-z]/g, '');
  if (ENDINGS.some((ending) => letters.endsWith(ending))) return true;
  if (!LAST_WORDS.some((word) => letters.endsWith(word))) return false;
  const last = plain.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.at(-1) ?? '';
  return LAST_WORDS.includes(last.toLowerCase());
}

/** Members that say what another one, `value`, is: `{"name": "password", "value": "…"}`. */
const NAMING = ['name', 'key', 'field'];

/** Whether members of an object are secrets: by their own name, and `value` by what stands beside it. */
export function secrecyIn(object: object): (member: string) => boolean {
  const named =
    Object.hasOwn(object, 'value') &&
    Object.entries(object).some(
      ([member, name]: readonly [string, unknown]) =>
        NAMING.includes(member) && typeof name === 'string' && isSecretName(name),
    );
  return (member) => (named && member === 'value') || isSecretName(member);
}

/** Without percent signs, however often it was escaped by them: `%2574oken`. */
function unescaped(name: string): string {
  let plain = name;
  for (let more = 0; more < 3 && plain.includes('%'); more += 1) {
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return plain;
}
