/** What is a secret: the one table, by which everything that is written down or told is masked. */

/** What stands in the place of a secret. */
export const MASK = '****';

/** Headers, by lower-case name. Of `credentials` a scheme stays, of `cookies` their names. */
const HEADERS: Readonly<Record<string, 'credentials' | 'cookies' | 'whole'>> = {
  authorization: 'credentials',
  'proxy-authorization': 'credentials',
  authentication: 'credentials',
  'x-authentication': 'credentials',
  cookie: 'cookies',
  cookie2: 'cookies',
  'x-cookie': 'cookies',
  'set-cookie': 'cookies',
  'x-csrftoken': 'whole',
};

/** Whatever else stands first of credentials may be the secret itself. Source: IANA, HTTP authentication schemes. */
const SCHEME =
  /^(?:token|bearer|basic|digest|negotiate|ntlm|hoba|mutual|dpop|gnap|vapid|hawk|jwt|apikey|api-key|scram-sha-\d{1,4}|aws4-hmac-sha256)$/i;

/** Whether a word is the name of a way to say who one is. */
export function isScheme(word: string): boolean {
  return SCHEME.test(word);
}

/** What the name of a secret ends in, whatever stands between its words: of a header, a parameter, a field of a body. */
const ENDINGS = [
  ...['password', 'passwd', 'passphrase', 'passcode', 'pwd', 'secret', 'token', 'credential'],
  ...['passwords', 'secrets', 'tokens', 'credentials', 'apikeys', 'passwordconfirm'],
  ...['apikey', 'accesskey', 'privatekey', 'secretkey', 'authkey', 'signingkey', 'authorization'],
  ...['sessionid', 'sessionkey', 'signature', 'assertion', 'passwordconfirmation'],
  ...['passwordhash', 'tokenvalue', 'otpcode', 'samlresponse', 'passkey', 'encryptionkey'],
  ...['decryptionkey', 'masterkey', 'accountkey', 'functionskey', 'subscriptionkey'],
  ...['codeverifier', 'oauthverifier', 'devicecode', 'authorizationcode', 'authcode', 'accesscode'],
  ...['verificationcode', 'securitycode', 'mfacode', 'smscode', 'backupcode', 'recoverycode'],
  ...['backupcodes', 'recoverycodes', 'pincode', 'privatekeypem', 'licensekey', 'connectionstring'],
  ...['mnemonic', 'seedphrase', 'recoveryphrase', 'kubeconfig', 'setcookies'],
] as const;

/** What its last word is; other words end in them too, such as `compass`. */
const LAST_WORDS: readonly string[] = [
  ...['auth', 'jwt', 'otp', 'totp', 'pass', 'pw', 'session', 'sid', 'sig', 'bearer', 'creds'],
  ...['pin', 'cvv', 'cvc', 'csrf', 'xsrf', 'hmac'],
];

/** What it is as a whole. */
const WHOLE: readonly string[] = ['cookie', 'cookies', 'setcookie', 'xcookie', 'authentication'];
/** What it is in a query alone: keys of APIs, what OAuth and CAS send back. A row's `key` and `code` may be anything. */
const PARAMETERS: readonly string[] = ['key', 'code', 'ticket'];

/** Which edition of it this is: `token_v2`. */
const EDITION = /[-_ ]?v\d{1,3}$/i;

/** What tells nothing of a secret that it belongs to. */
const HARMLESS_PARTS: readonly string[] = ['id', 'uuid', 'type', 'name', 'length'];

/** How a header is masked; undefined for one that is no secret. */
export function headerSecrecy(name: string): 'credentials' | 'cookies' | 'whole' | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(HEADERS, lower)) return HEADERS[lower];
  return isSecretName(lower) ? 'whole' : undefined;
}

/** Whether a parameter or a field of this name holds a secret: `api_key`, `accessToken`, `new_password`, `X-Auth`, `password[new]`. */
export function isSecretName(name: string): boolean {
  const plain = name.includes('%') ? unescaped(name) : name;
  if (isSecretWord(plain)) return true;
  if (!plain.includes('[') && !plain.includes('.')) return false;
  const parts = plain.split(/[.[\]]+/).filter((part) => part !== '');
  if (HARMLESS_PARTS.includes(parts.at(-1)?.toLowerCase() ?? '')) return false;
  return parts.some((part) => isSecretWord(part));
}

/** The same of a parameter of a query. */
export function isSecretParameter(name: string): boolean {
  return PARAMETERS.includes(name.toLowerCase()) || isSecretName(name);
}

function isSecretWord(given: string): boolean {
  const name = given.replace(EDITION, '');
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  if (ENDINGS.some((ending) => letters.endsWith(ending))) return true;
  if (WHOLE.includes(letters)) return true;
  if (!LAST_WORDS.some((word) => letters.endsWith(word))) return false;
  const last = name.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.at(-1) ?? '';
  return LAST_WORDS.includes(last.toLowerCase());
}

/** Members that say what another one is, in letters of any case: `{"name": "password", "value": "…"}`, as in JSON Patch. */
const NAMING = [
  ...['name', 'key', 'field', 'id', 'path', 'parameter', 'param', 'header', 'type', 'label'],
];
const NAMED = ['value', 'values', 'val', 'content'];

/** Whether a member may say what stands beside it. */
export function isNaming(member: string): boolean {
  return NAMING.includes(member.toLowerCase());
}

/** Whether a member is what another one beside it names. */
export function isNamed(member: string): boolean {
  return NAMED.includes(member.toLowerCase());
}

/** Whether members of an object are secrets: by their own name, and `value` by what stands beside it. */
export function secrecyIn(object: object): (member: string) => boolean {
  const members: readonly (readonly [string, unknown])[] = Object.entries(object);
  const named =
    members.some(([member]) => isNamed(member)) &&
    members.some(
      ([member, name]) => isNaming(member) && typeof name === 'string' && isSecretName(name),
    );
  return (member) => (named && isNamed(member)) || isSecretName(member);
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
