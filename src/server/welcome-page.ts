/** The page by which a person who opens the server in a browser finds what there is. */
import type { Caller } from '../sandbox/callers.ts';
import { sha256Of } from '../values/hashing.ts';
import { escapeHtml } from '../values/html-text.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';

export interface WelcomeWords {
  /** The path before all of the sandbox: empty, or `/__sandbox/name`. */
  readonly prefix: string;
  /** The same with the origin, as clients are told it. */
  readonly base: string;
  /** The sandbox's name; undefined for the default one. */
  readonly sandbox: string | undefined;
  readonly contract: string;
  readonly rows: string;
  readonly curl: string;
  /** Undefined where tokens are nobody's business: the control plane asks for one itself. */
  readonly callers: readonly Caller[] | undefined;
  /** Of more callers only so many are told. */
  readonly most: number;
  /** How many users there are, whether they can call or not. */
  readonly users: number;
  /** True where everybody is staff. */
  readonly isOpen: boolean;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
a { color: light-dark(#0b57d0, #a8c7fa); }
a:focus-visible, pre:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
ul { padding: 0; list-style: none; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
li { border: 1px solid light-dark(#c4c7c5, #5e6062); border-radius: .5rem; padding: .75rem 1rem; }
li a, li strong { font-weight: 600; }
pre { background: light-dark(#f0f4f9, #282a2c); border-radius: .5rem; padding: .75rem 1rem; margin: 0; white-space: pre-wrap; }
code { font: .875rem/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid light-dark(#c4c7c5, #5e6062); vertical-align: top; }
td:nth-child(2) { white-space: nowrap; }
p { margin: .25rem 0; }
`;

export interface WelcomePage {
  readonly html: string;
  /** Its `Content-Security-Policy`: it loads nothing, runs nothing, and has no style but its own. */
  readonly policy: string;
}

export function welcomePage(words: WelcomeWords): WelcomePage {
  const hash = sha256Of(Buffer.from(STYLE), 'base64');
  const policy = [
    ...["default-src 'none'", 'img-src data:', `style-src 'sha256-${hash}'`],
    ...["base-uri 'none'", "frame-ancestors 'none'"],
  ];
  return { html: htmlOf(words), policy: policy.join('; ') };
}

function htmlOf(words: WelcomeWords): string {
  const { prefix, base, sandbox, contract, rows, curl, isOpen } = words;
  const of = sandbox === undefined ? '' : `, sandbox ${sandbox}`;
  const links = LINKS.map(([path, name, what]) => {
    const href = escapeHtml(`${prefix}${path}`);
    return `<li><a href="${href}">${name}</a><p>${what}</p></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Waldur payments mock${escapeHtml(of)}</title>
  <link rel="icon" href="data:,">
  <style>${STYLE}</style>
</head>
<body>
  <main>
    <h1>Waldur payments mock${escapeHtml(of)}</h1>
    <p>It answers as the ${escapeHtml(contract)} API does. It holds ${escapeHtml(rows)}.</p>
    <ul>${links.join('')}${apiCard(base)}</ul>
    <h2>A first request</h2>
    <pre tabindex="0"><code>${escapeHtml(curl)}</code></pre>
    <h2>Who can call</h2>
    ${isOpen ? '<p>Everybody is staff here: no token is asked for.</p>' : callersTable(words)}
  </main>
</body>
</html>
`;
}

const LINKS = [
  [`${ADMIN_PATH}/`, 'Inspector', 'What it holds, what it heard, and why it answered so.'],
  [`${ADMIN_PATH}/docs`, 'API console', 'Each request of the API, to be tried.'],
] as const;

/** No link: without a token there is nothing to see. */
function apiCard(base: string): string {
  return `<li><strong>API</strong><p>Where clients go: <code>${escapeHtml(base)}/api/</code></p></li>`;
}

function callersTable({ callers, most, users }: WelcomeWords): string {
  if (callers === undefined) {
    return '<p>The control plane asks for a token, so those of the users are shown there alone.</p>';
  }
  if (callers.length === 0) {
    return '<p>Nobody: no active user has a token. Give one to a user of your fixtures.</p>';
  }
  const rows = callers.map(
    ({ username, token, kind }) =>
      `<tr><td>${escapeHtml(username)}</td><td>${kind}</td><td><code>${escapeHtml(token)}</code></td></tr>`,
  );
  const head =
    '<tr><th scope="col">User</th><th scope="col">Kind</th><th scope="col">Token</th></tr>';
  const table = `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
  const shown = callers.length;
  if (shown === users) return table;
  return `${table}<p>${shown === most ? firstOf(most, users) : leftOut(shown, users)}</p>`;
}

function firstOf(shown: number, users: number): string {
  return `These are the first ${shown} who can call, of ${users} users.`;
}

function leftOut(shown: number, users: number): string {
  return `${users - shown} of ${users} users are left out: they are inactive, or have no token that is still good.`;
}
