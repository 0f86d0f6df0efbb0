/** The ways by which a secret may come in. */

/** What is looked for: it has all that a writing could change. */
export const MARK = 'S3CR3T+m/rk"ed%ü-0815';
export const PLAIN = 'Marked-Secret-0815';
export const IN_FIXTURES = 'fixture-token-0815-abcdef';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

export const fixtures = {
  users: [{ username: 'staff', token: IN_FIXTURES, password: PLAIN, is_staff: true }],
};

export interface Way {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const encoded = encodeURIComponent(MARK);
const login = (body: string | Uint8Array, headers: Way['headers'] = JSON_TYPE): Way => ({
  ...{ method: 'POST', path: '/api-auth/password/', body, headers },
});
const parts = (name: string, value: string) =>
  `--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--limit--\r\n`;

export const WAYS: Readonly<Record<string, Way>> = {
  'a token': { headers: { Authorization: `Token ${IN_FIXTURES}` } },
  'a wrong token': { headers: { Authorization: `Token ${PLAIN}` } },
  'a bearer token': { headers: { Authorization: `Bearer ${PLAIN}` } },
  'basic credentials': {
    headers: { Authorization: `Basic ${Buffer.from(`a:${PLAIN}`).toString('base64')}` },
  },
  'a token without a scheme': { headers: { authorization: PLAIN } },
  'X-Api-Key': { headers: { 'X-Api-Key': PLAIN } },
  'X-Auth-Token': { headers: { 'x-auth-token': PLAIN } },
  cookies: { headers: { Cookie: `sessionid=${PLAIN}; csrftoken=${PLAIN}` } },
  'a token in the query': { path: `/api/payments/?token=${encoded}` },
  'a token in the query, its name encoded': { path: `/api/payments/?api%5Fkey=${PLAIN}` },
  'a token of a user in the path': { path: `/api/payments/${IN_FIXTURES}/` },
  'a token of a user in another parameter': { path: `/api/payments/?o=${IN_FIXTURES}` },
  'a token in another header': {
    headers: {
      Authorization: `Token ${PLAIN}`,
      Referer: `http://x/?a=${PLAIN}`,
      traceparent: PLAIN,
    },
  },
  'the login': login(JSON.stringify({ username: 'staff', password: PLAIN })),
  'a wrong password': login(JSON.stringify({ username: 'staff', password: MARK })),
  'a password with an escaped name': login(`{"username": "staff", "p\\u0061ssword": "${PLAIN}"}`),
  'a password that is no text': login(`{"username": "staff", "password": [{"a": ["${PLAIN}"]}]}`),
  'a broken login': login(`{"username": "staff", "password": "${PLAIN}`),
  'a login of a wrong type': login(`{"password": "${PLAIN}"}`, { 'Content-Type': 'text/plain' }),
  'a login by form': login(`username=staff&password=${encoded}`, FORM_TYPE),
  'a login by parts': login(parts('password', PLAIN), {
    'Content-Type': 'multipart/form-data; boundary=limit',
  }),
  'a login that is no UTF-8': login(
    Buffer.concat([Buffer.from(`{"password": "${PLAIN}", "a": "`), Buffer.from([0xff, 0x22])]),
  ),
  'a secret in a nested field': {
    ...{ method: 'POST', headers: JSON_TYPE, path: '/api/payments/' },
    body: JSON.stringify({ proof: { clientSecret: PLAIN }, sum: IN_FIXTURES }),
  },
};

const JSON_BODY = JSON_TYPE['Content-Type'];

export const payment = (body: string | Uint8Array, type = JSON_BODY): Way => ({
  ...{ method: 'POST', body, headers: { 'Content-Type': type } },
});
const FORM = FORM_TYPE['Content-Type'];
const PARTS = 'multipart/form-data; boundary=limit';
/** Too short to be looked for in texts that do not name it. */
export const SHORT = 'pw9x!7';

/** What nobody names as Waldur does, or writes as it is meant to be written. */
export const ODD_WAYS: Readonly<Record<string, Way>> = {
  'an unknown scheme': { headers: { Authorization: `${PLAIN} Token` } },
  'a scheme of several values': { headers: { Authorization: `Digest a="b", response="${PLAIN}"` } },
  'X-Secret-Key': { headers: { 'X-Secret-Key': PLAIN } },
  'X-Auth': { headers: { 'X-Auth': PLAIN } },
  'an assertion': { headers: { 'Cf-Access-Jwt-Assertion': PLAIN } },
  'a query in another header': { headers: { Referer: `http://a/?access_token=${SHORT}&b=1` } },
  'a target in another header': { headers: { 'X-Forwarded-Uri': `/a?password=${SHORT}` } },
  'a header of traces': {
    headers: { baggage: `a=b,token=${SHORT}`, traceparent: `token=${SHORT}` },
  },
  'a parameter of a type': { headers: { Accept: `application/json; token=${SHORT}` } },
  'a password in a URL': { path: `/api/payments/?next=http://bob:${SHORT}@a/` },
  'a name that is escaped twice': { path: `/api/payments/?%2574oken=${SHORT}` },
  'a name of several words': { path: `/api/payments/?password_confirmation=${SHORT}&jwt=${SHORT}` },
  'a pair behind a semicolon': { path: `/api/payments/?a=1;token=${SHORT}` },
  'a pair in the path': { path: `/api/x/token=${SHORT}/` },
  'a query that a redirect repeats': { path: `/api/payments?token=${SHORT}%2fabc` },
  'a query in a query': {
    path: `/api/payments/?next=${encodeURIComponent(`http://a/?token=${SHORT}`)}`,
  },
  'JSON in a query': {
    path: `/api/payments/?filter=${encodeURIComponent(JSON.stringify({ password: SHORT }))}`,
  },
  'a parameter without a value': { path: `/api/payments/?a&${IN_FIXTURES}` },
  'the same text in another parameter': { path: `/api/payments/?o=${PLAIN}&token=${PLAIN}` },
  'a field that has the name of a token': {
    ...{ method: 'POST', body: JSON.stringify({ [IN_FIXTURES]: 1 }) },
    headers: { ...JSON_TYPE, Authorization: `Token ${IN_FIXTURES}` },
  },
  'a value beside the name of a password': login(
    `{"fields": [{"name": "password", "value": "${SHORT}"}, {"value" : "${SHORT}" , "key":"api_key"}]}`,
  ),
  'JSON in JSON': login(JSON.stringify({ data: JSON.stringify({ password: SHORT }) })),
  'JSON in single quotes': login(`{'password': '${SHORT}'}`),
  'JSON without quotes': login(`{password: ${SHORT}}`),
  'JSON in UTF-16': login(Buffer.from(`{"password":"${SHORT}"}`, 'utf16le')),
  YAML: payment(`a: b\npassword: ${SHORT}\n`, 'application/yaml'),
  XML: payment(`<a><password>${SHORT}</password></a>`, 'application/xml'),
  'an attribute': payment(`<a password="${SHORT}"/>`, 'application/xml'),
  'a text of lines': payment(`a=b\npassword=${SHORT}\n`, 'text/plain'),
  'a form with a blank': payment(`a=b c&password=${SHORT}`, FORM),
  'a form with quotes and brackets': payment(`a="[<&password=${SHORT}`, FORM),
  'a form with a line end': payment(`password=${SHORT}\n`, FORM),
  'a form that begins with a sign': payment(`-a=1&password=${SHORT}`, FORM),
  'parts behind a preamble': payment(`preamble\r\n${parts('password', SHORT)}`, PARTS),
  'parts with short line ends': payment(parts('password', SHORT).replaceAll('\r', ''), PARTS),
  'a form in a part': payment(parts('a', `x=1&password=${SHORT}`), PARTS),
  'a part that was cut off': payment(parts('password', SHORT).slice(0, -13), PARTS),
};

const LONG = 'x'.repeat(70_000);
const list = (more: object = {}) => JSON.stringify({ passwords: [SHORT], ...more });
const inside = (more: object = {}) => JSON.stringify({ password: { new: SHORT }, ...more });
const named = (more: object = {}) =>
  JSON.stringify({ fields: [{ value: SHORT, name: 'password' }], ...more });
const escapedQuery = encodeURIComponent(`/x?token=${SHORT}`);
const SECRET_NAMES = [
  ...['password[new]', 'token[value]', 'password.new', 'passwordHash', 'otp_code', 'totp'],
  ...['SAMLResponse', 'passkey', 'encryption_key', 'key'],
];
const SECRET_HEADERS = [
  ...['Authentication', 'X-Functions-Key', 'Ocp-Apim-Subscription-Key', 'PHP-Auth-Pw', 'X-Cookie'],
];

/** Where a secret stands deeper than its name, or is escaped, or nobody reads what it stands in. */
export const DEEP_WAYS: Readonly<Record<string, Way>> = {
  'a query with a plus for the blank': { path: `/api/payments/?x=Token+${SHORT}` },
  'a form with a plus for the blank': payment(
    `x=--password+${SHORT}`,
    'application/x-www-form-urlencoded',
  ),
  'a page that it came from': { headers: { Referer: `http://a.example/?x=Bearer+${SHORT}` } },
  'JSON in a query, which Link repeats': {
    path: `/api/payments/?x=${encodeURIComponent(JSON.stringify({ password: SHORT }))}`,
    headers: { Authorization: `Token ${IN_FIXTURES}` },
  },
  'a sentence in a query, which Link repeats': {
    path: `/api/payments/?x=Token%20${SHORT}`,
    headers: { Authorization: `Token ${IN_FIXTURES}` },
  },
  'a list in long JSON': payment(list({ pad: LONG })),
  'an object in long JSON': payment(inside({ pad: LONG })),
  'a pair of members in long JSON': payment(named({ pad: LONG })),
  'a list in a text': payment(list(), 'text/plain'),
  'an object in a text': payment(inside(), 'text/plain'),
  'a list in a patch': payment(list(), 'application/merge-patch+json'),
  'a list of no type': payment(list(), ''),
  'a list before a comma too many': payment(`${list().slice(0, -1)},}`),
  'an object before a comma too many': payment(`${inside().slice(0, -1)},}`),
  'a pair of members in a text': payment(named(), 'text/plain'),
  'a list that is cut off': payment(`{"password": ["a", "${SHORT}`),
  'a list in a part': payment(parts('data', list()), PARTS),
  'a list in JSON in JSON': payment(JSON.stringify({ data: `it is ${list()}` })),
  'a list in single quotes': payment(`{'password': ['${SHORT}']}`, 'text/plain'),
  'a list of lines': payment(`{"a": 1}\n${list()}\n`, 'application/x-ndjson'),
  GraphQL: payment(JSON.stringify({ query: `mutation { login(password: "${SHORT}") }` })),
  'a patch of JSON': payment(JSON.stringify([{ op: 'replace', path: '/password', value: SHORT }])),
  'members with capitals': payment(JSON.stringify([{ Name: 'password', Value: SHORT }])),
  'a header in JSON': payment(JSON.stringify({ headers: { Cookie: `a=${SHORT}` } })),
  CDATA: payment(`<a><password><![CDATA[${SHORT}]]></password></a>`, 'application/xml'),
  'nested XML': payment(`<a><password><v>${SHORT}</v></password></a>`, 'application/xml'),
  'a named element': payment(`<field name="password">${SHORT}</field>`, 'application/xml'),
  'a block of YAML': payment(`a: 1\npassword: |\n  ${SHORT}\nb: 2\n`, 'application/yaml'),
  'a list in YAML': payment(`password:\n  - ${SHORT}\n`, 'application/yaml'),
  'words in YAML': payment(`password: correct ${SHORT}\n`, 'application/yaml'),
  'words in settings': payment(`password = a ${SHORT}\n`, 'text/plain'),
  'a form with a comma and a blank before': payment(` password=a,${SHORT}&a=b`, FORM),
  'a folded head of a part': payment(
    parts('password', SHORT).replace('; name', ';\r\n name'),
    'multipart/mixed; boundary=limit',
  ),
  'an escaped sign in the path': { path: `/api/token%3D${SHORT}/` },
  'an escaped query in the path': { path: `/api/x%3Ftoken%3D${SHORT}/` },
  'a query that was escaped twice': {
    path: `/api/payments/?next=${encodeURIComponent(escapedQuery)}`,
  },
  'a list in the query': { path: `/api/payments/?token=ab,${SHORT}` },
  'a list in a query that a redirect repeats': { path: `/api/payments?token=ab,${SHORT}` },
  'a query that links repeat': {
    path: `/api/payments/?page_size=1&next=${escapedQuery}`,
    headers: { Authorization: `Token ${IN_FIXTURES}` },
  },
  ...Object.fromEntries(
    [
      ...['https://h/?token=ab,#', 'https://h/?token=ab;#', "https://h/?token=ab'#"],
      ...['https://#@h/', 'https://u:a@#@h/', `https://h/?next=#`],
    ].map((referer) => [
      `Referer ${referer}`,
      {
        headers: {
          Referer: referer.replace('#', referer.endsWith('next=#') ? escapedQuery : SHORT),
        },
      },
    ]),
  ),
  'JSON in a header': { headers: { 'X-Debug': JSON.stringify({ password: SHORT }) } },
  ...Object.fromEntries(
    SECRET_NAMES.flatMap((name) => [
      [`a parameter ${name}`, { path: `/api/payments/?${encodeURIComponent(name)}=${SHORT}` }],
      ...(name === 'key' ? [] : [[`a field ${name}`, payment(JSON.stringify({ [name]: SHORT }))]]),
    ]),
  ),
  ...Object.fromEntries(
    SECRET_HEADERS.map((name) => [`a header ${name}`, { headers: { [name]: SHORT } }]),
  ),
};
