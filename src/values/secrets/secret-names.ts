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
const ENDINGS = byLastLetter([
  ...['password', 'passwd', 'passphrase', 'passcode', 'pwd', 'secret', 'token', 'credential'],
  ...['passwords', 'secrets', 'tokens', 'credentials', 'apikeys'],
  ...['apikey', 'accesskey', 'privatekey', 'secretkey', 'authkey', 'signingkey', 'authorization'],
  ...['sessionid', 'sessid', 'sessionkey', 'signature', 'assertion', 'otpcode', 'factorcode'],
  ...['samlresponse', 'passkey', 'encryptionkey', 'sshkey', 'privkey', 'hmackey', 'cardnumber'],
  ...['activationkey', 'resetkey', 'storagekey', 'storepass', 'keypass'],
  ...['decryptionkey', 'masterkey', 'accountkey', 'functionskey', 'subscriptionkey'],
  ...['codeverifier', 'oauthverifier', 'devicecode', 'authorizationcode', 'authcode', 'accesscode'],
  ...['verificationcode', 'securitycode', 'mfacode', 'smscode', 'backupcode', 'recoverycode'],
  ...['backupcodes', 'recoverycodes', 'pincode', 'privatekeypem', 'licensekey', 'connectionstring'],
  ...['mnemonic', 'seedphrase', 'recoveryphrase', 'kubeconfig', 'setcookies'],
  // In the languages of the API, and some beside them.
  ...['parool', 'salasona', 'slaptazodis', 'passwort', 'kennwort', 'geheimnis', 'adgangskode'],
  ...['kodeord', 'losenord', 'contrasena', 'contrasenas', 'clavesecreta', 'clavedeacceso'],
  ...['motdepasse', 'motsdepasse', 'passord', 'heslo', 'parolachiave', 'paroladordine'],
  ...['пароль', 'пароли', 'токен', 'كلمةالمرور', 'كلمةالسر'],
  ...['senha', 'senhas', 'palavrapasse', 'salasana', 'wachtwoord'],
]);

/** What may stand behind such an ending, and changes nothing: `password_again`, `secretString`. */
const TRAILERS = byLastLetter([
  ...['repeat', 'repeated', 'again', 'old', 'new', 'current', 'previous', 'confirm', 'confirmed'],
  ...['confirmation', 'verify', 'check', 'hash', 'value', 'string', 'text', 'binary', 'base'],
  ...['raw', 'plain', 'plaintext', 'data', 'field', 'input', 'resetlink', 'reseturl'],
]);

/** What its last word is; other words end in them too, such as `compass`. */
const LAST_WORDS: readonly string[] = [
  ...['auth', 'jwt', 'otp', 'totp', 'pass', 'pw', 'session', 'sid', 'sig', 'bearer', 'creds'],
  ...['pin', 'cvv', 'cvc', 'csrf', 'xsrf', 'hmac', 'mfa', 'mdp'],
];

/** What it is as a whole. */
const WHOLE: readonly string[] = [
  ...['cookie', 'cookies', 'setcookie', 'xcookie', 'authentication'],
  // Words of other meanings behind others: `porte_parole`.
  ...['parole', 'parola', 'haslo', 'hasło', 'jeton'],
];
/** What it is in a query alone: keys of APIs, what OAuth and CAS send back. A row's `key` and `code` may be anything. */
const PARAMETERS: readonly string[] = ['key', 'code', 'ticket'];

/** Which edition of it this is: `token_v2`. */
const EDITION = /[-_ ]?v\d{1,3}$/i;
const NO_LETTER = /[^a-z]/g;
const ASCII = /^[^\u0080-\uffff]*$/;

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
  const name = withoutMarks(given);
  return (
    isSecretEdition(name) || (EDITION.test(name) && isSecretEdition(name.replace(EDITION, '')))
  );
}

/** As it is typed where a keyboard has no such marks, and in the usual width. */
function withoutMarks(name: string): string {
  return ASCII.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
}

function isSecretEdition(name: string): boolean {
  const letters = name.toLowerCase().replace(ASCII.test(name) ? NO_LETTER : /\P{L}/gu, '');
  for (let rest: string | undefined = letters; rest !== undefined; rest = withoutTrailer(rest)) {
    if (endsIn(rest, ENDINGS) !== undefined) return true;
  }
  if (WHOLE.includes(letters)) return true;
  if (!LAST_WORDS.some((word) => letters.endsWith(word))) return false;
  const last = name.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.at(-1) ?? '';
  return LAST_WORDS.includes(last.toLowerCase());
}

function withoutTrailer(letters: string): string | undefined {
  const trailer = endsIn(letters, TRAILERS);
  return trailer === undefined ? undefined : letters.slice(0, -trailer.length);
}

/** A name is held against many endings, so that few of them are to be looked at. */
type Endings = ReadonlyMap<string, readonly string[]>;

function byLastLetter(endings: readonly string[]): Endings {
  const found = new Map<string, string[]>();
  for (const ending of endings) {
    const last = ending.slice(-1);
    found.set(last, [...(found.get(last) ?? []), ending]);
  }
  return found;
}

function endsIn(letters: string, endings: Endings): string | undefined {
  return endings.get(letters.slice(-1))?.find((ending) => letters.endsWith(ending));
}

/** Members that say what another one is, in letters of any case: `{"name": "password", "value": "…"}`, as in JSON Patch. */
const NAMING = [
  ...['name', 'key', 'k', 'field', 'id', 'path', 'parameter', 'param', 'header', 'type', 'label'],
];
const NAMED = ['value', 'values', 'val', 'v', 'content'];

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
