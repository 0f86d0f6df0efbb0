/** Hosts and origins, each with whether the control plane lets it in: written down once, for the units and for the server. */

/** As `Host` has them, and what they are. */
export const HOSTS = {
  loopback: [
    ...['localhost', 'LOCALHOST:8000', 'localhost.', 'app.localhost:3000', '127.0.0.1'],
    ...['127.0.0.1:8000', '127.255.255.254', '[::1]', '[::1]:8000', '[0:0:0:0:0:0:0:1]:80'],
    ...[
      '[::ffff:127.0.0.1]',
      '[::FFFF:7F00:1]:8000',
      '0x7f.1',
      '2130706433',
      '0177.0.0.1',
      '127.0.0.1.',
    ],
  ],
  address: [
    ...['10.0.0.5', '192.168.1.20:8000', '0.0.0.0:8000', '128.0.0.1', '[fe80::1]', '[::]:8000'],
    ...['[2001:db8::1]:8000', '[::ffff:10.0.0.1]', '[::ffff:127.0.0.1]'.replace('127', '128')],
  ],
  label: ['waldur', 'WALDUR:8000', 'waldur-mock', 'waldur_mock:8000', 'xn--wldur-gra'],
  name: [
    ...['evil.example', 'evil.example:8000', 'EVIL.EXAMPLE', 'evil.example.', 'waldur.'],
    ...['localhost.evil.example', '127.0.0.1.nip.io', '127.0.0.1.nip.io:8000', 'localhost..'],
    ...[
      '127-0-0-1.evil.example',
      'xn--lcalhost-54a.example',
      '.localhost.evil',
      'evil.localhost.example',
    ],
    ...['notlocalhost.test', 'localhost.localdomain', 'host.docker.internal', 'evil.nip.io'],
  ],
} as const;

/** What is no host at all: it may be read in one way here, and in another elsewhere. */
export const NO_HOSTS = [
  ...['', ' ', ':8000', 'localhost:', 'localhost:http', 'localhost:999999', 'localhost:65536'],
  ...['user@localhost', 'evil.example@localhost', 'localhost@evil.example', 'user:pw@127.0.0.1'],
  ...['localhost,evil.example', 'localhost evil.example', 'localhost/evil', 'localhost#', 'a\\b'],
  ...['localhost?x', 'evil%2eexample', '%6cocalhost', '[::1', '::1', '[localhost]', '[::1%25lo]'],
  ...['1.2.3.4.5', '256.256.256.256', 'http://localhost', '[::g]'],
] as const;

/** As `Origin` has them, of pages that may use the control plane at `127.0.0.1:8000`. */
export const FRIENDS = [
  ...[
    'http://localhost:3000',
    'http://localhost',
    'https://localhost:5173',
    'http://127.0.0.1:6006',
  ],
  ...[
    'http://127.0.0.1:8000',
    'http://[::1]:9000',
    'HTTP://LOCALHOST:3000',
    'http://localhost.:80',
  ],
  ...['http://app.localhost:3000', 'http://127.9.9.9', 'http://[::ffff:7f00:1]:80'],
] as const;

export const STRANGERS = [
  ...[
    'null',
    '',
    '*',
    'https://evil.example',
    'http://evil.example:8000',
    'http://localhost.evil.example',
  ],
  ...[
    'http://127.0.0.1.nip.io',
    'http://127.0.0.1.nip.io:8000',
    'http://notlocalhost',
    'http://waldur',
  ],
  ...[
    'http://localhost@evil.example',
    'http://evil.example@localhost',
    'http://user:pw@127.0.0.1:8000',
  ],
  ...[
    'http://10.0.0.5:8000',
    'http://0.0.0.0:3000',
    'http://128.0.0.1',
    'http://[::]',
    'http://[fe80::1]',
  ],
  ...[
    'file://',
    'file://localhost',
    'data:text/html,x',
    'chrome-extension://abcdefgh',
    'capacitor://localhost',
  ],
  ...[
    'localhost:3000',
    '//localhost:3000',
    'http:localhost',
    'http:/localhost',
    'http://',
    'http:///localhost',
  ],
  ...[
    'http://localhost:3000/',
    'http://localhost:3000/x',
    'http://localhost?x',
    'http://localhost#x',
  ],
  ...['http://localhost:3000, https://evil.example', 'http://localhost:3000 https://evil.example'],
  ...[
    'http://xn--lcalhost-54a',
    'http://l%6fcalhost',
    'http://local\thost',
    'http://localhost\\.evil.example',
  ],
  ...[
    'https://evil.example#http://localhost',
    'javascript://localhost/%0a',
    'http://localhost:99999',
  ],
] as const;
