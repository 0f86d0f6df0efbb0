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
  ...['password', 'passwd', 'passphrase', 'pwd', 'secret', 'token', 'credential', 'credentials'],
  ...['apikey', 'accesskey', 'privatekey', 'authorization', 'sessionid', 'signature'],
] as const;

/** How a header is masked; undefined for one that is no secret. */
export function headerSecrecy(name: string): 'credentials' | 'cookies' | 'whole' | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(HEADERS, lower)) return HEADERS[lower];
  return isSecretName(lower) ? 'whole' : undefined;
}

/** Whether a parameter or a field of this name holds a secret: `api_key`, `accessToken`, `new_password`. */
export function isSecretName(name: string): boolean {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return ENDINGS.some((ending) => letters.endsWith(ending));
}
