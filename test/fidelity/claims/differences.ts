/** Claims: where the mock differs from a real server, and what nobody has measured. Source: BEHAVIOUR 16. */
import type { OwnTest } from './rule.ts';

/** A difference that is there on purpose, or that cannot be helped. */
export interface Difference {
  readonly on: string;
  readonly real: string;
  readonly here: string;
  readonly tests: readonly OwnTest[];
}

export const DIFFERENCES: readonly Difference[] = [
  {
    on: 'Languages',
    real: '14 of them: `Accept-Language` or a cookie translates the texts of the framework',
    here: 'the same; `Value must be valid JSON.`, which was not recorded in another language, has the words of DRF’s own catalogues, and is English in Russian',
    tests: [
      [
        'fidelity/differences',
        'answers in English where no recording and no catalogue tells the words of another language',
      ],
      ['resources/payment-profiles/attributes', 'says in %s what is no JSON'],
      ['drf/language/languages', 'answers a request %s in %s'],
    ],
  },
  {
    on: 'CORS',
    real: 'a front proxy adds the headers, as it is set up',
    here: 'open to any origin, added only where the request has an `Origin`',
    tests: [
      ['http/app', 'is granted to browsers of another origin'],
      ['http/app', 'is not granted where %s'],
    ],
  },
  {
    on: 'Size of bodies',
    real: 'a front proxy has a limit of its own',
    here: 'more than 64 MiB, or what is set, is 413',
    tests: [
      ['server/mock-server', 'refuses a larger body with 413 and a note, and changes nothing'],
    ],
  },
  {
    on: 'Raw bytes beyond ASCII in the request line',
    real: 'read as part of the path',
    here: "refused with 400 by Node's own parser",
    tests: [
      ['fidelity/differences', 'refuses raw bytes beyond ASCII in the request line, as Node does'],
    ],
  },
  {
    on: 'Nesting of JSON',
    real: 'ends where the stack of Python does, at about 1000',
    here: 'ends after 990 levels',
    tests: [['drf/json-decoder', 'refuses to nest without end, and never overflows the stack']],
  },
  {
    on: 'The URL table in the 404 of a filter',
    real: 'every route of the server',
    here: 'the routes that the mock has',
    tests: [['resources/payments/filters', '?profile=%s leads nowhere, and gets the URL table']],
  },
  {
    on: 'Bare pages',
    real: 'say nothing more',
    here: 'have `X-Mock-Note`, which says what was wrong',
    tests: [['waldur/notes', 'explains %s']],
  },
  {
    on: '`Object does not exist.` for a link',
    real: 'is all that is said',
    here: '`X-Mock-Note` tells whether there is no such row, or what it must be to be chosen',
    tests: [['waldur/notes', 'tells of %s']],
  },
  {
    on: 'Faults on demand: throttling (429) and the pages of a front proxy',
    real: 'as a deployment is set up',
    here: 'in the words of the framework and of nginx; the other presets are as recorded',
    tests: [['admin/faults/presets', 'has a recording, or a reason for having none']],
  },
  {
    on: 'Writing organizations',
    real: 'staff and owners do',
    here: '405, with the `Allow` of a real server; fixtures and `/__admin/state` set every field',
    tests: [
      ['resources/customers/options', 'refuses %s of %s to %s, and tells what a real server has'],
    ],
  },
  {
    on: 'Notifications of invoices',
    real: 'a mail goes out',
    here: 'only the answer is given',
    tests: [['resources/invoices/set-text', 'answers that it is scheduled, and changes nothing']],
  },
  {
    on: 'Configuration, roles, version',
    real: 'those of the deployment',
    here: 'those of the recorded server, with nothing set; roles cannot be written: 405',
    tests: [
      ['resources/site/configuration', 'gives the settings of a server with nothing set'],
      ['resources/users/roles', 'refuses %s of %s to %s with %i'],
    ],
  },
  {
    on: 'Users',
    real: 'are listed, and change themselves',
    here: 'single ones are shown, to those who know them; their list is a 404 with a note, changes are 405',
    tests: [['resources/users/retrieve', 'refuses %s of %s to %s with %i']],
  },
  {
    on: 'The lifetime of tokens',
    real: '3600 seconds, unless somebody set another one',
    here: '`users/me` tells the same, but a token ends only where the fixture names its lifetime',
    tests: [['resources/users/me', 'tells the usual lifetime, though nothing ends by it']],
  },
  {
    on: '`/__admin` and `/__sandbox`',
    real: 'do not exist',
    here: 'the control plane; it can be left away',
    tests: [['http/app', 'is not there unless it is given']],
  },
];

/** What no recording covers: built from what is known, or not built at all. */
export const UNMEASURED: readonly string[] = [
  'Who sees which single user, and what of them: `users_retrieve` but for unknown ones.',
  'Setting the texts of an invoice, and sending it.',
  'The groups and images of organizations; the totals of invoices with items, and a total that no payment can hold.',
  'OpenID logins, sessions and personal access tokens; a token renewed while it is used.',
  'Requests at the same time, throttling (429), caching (304), and the log of events.',
  'Other plugins (more keys in customers), other settings, and releases after October 2024.',
];
