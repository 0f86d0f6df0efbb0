/**
 * The page that shows the OpenAPI document, and its files, which the build puts beside the bundles: read when somebody
 * asks. Everything it loads comes from this server.
 */

import { escapeHtml } from '../values/html-text.ts';
import type { FileTypes } from './built-file.ts';
import type { DocumentPart } from './document-order.ts';
import { VIEWER_CALLERS } from './viewer-callers.ts';
import { VIEWER_PLUGIN } from './viewer-plugin.ts';

/** Content-Type of each. */
export const VIEWER_FILES: FileTypes = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  LICENSE: 'text/plain; charset=utf-8',
  NOTICE: 'text/plain; charset=utf-8',
};

/** The folder of `dist` that they are in. */
export const VIEWER_FOLDER = 'viewer';

/** As the published page has it; the default world knows it. */
const TOKEN = 'Token YOUR_API_TOKEN';

/** What the page was asked for, which goes on to the document. */
export interface Shown {
  readonly contract: string | undefined;
  readonly part: string | undefined;
}

/** `prefix` is the path of the control plane. The document is asked for after the viewer, and made while that starts. */
export function viewerPage(prefix: string, shown: Shown): string {
  const settings = {
    url: `${prefix}/openapi.json${queryOf(shown)}`,
    dom_id: '#viewer',
    // Otherwise the document goes to a validator on the web.
    validatorUrl: null,
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    tryItOutEnabled: true,
  };
  const isOfApi = shown.part !== 'control-plane';
  const folder = escapeHtml(`${prefix}/docs`);
  const back = `<a href="${escapeHtml(`${prefix}/`)}">← Inspector</a>`;
  const links = Object.entries(LINKS).map(([part, words]) => {
    const url = `${prefix}/docs${queryOf({ ...shown, part })}`;
    return `<a href="${escapeHtml(url)}">${words}</a>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Waldur payments API</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="${folder}/swagger-ui.css">
</head>
<body>
  <nav class="swagger-ui wrapper">${[back, ...links].join(' · ')}${isOfApi ? CALLERS : ''}</nav>
  <div id="viewer"></div>
  <script src="${folder}/swagger-ui-bundle.js"></script>
  <link rel="preload" as="fetch" crossorigin href="${escapeHtml(settings.url)}">
  <script>${VIEWER_PLUGIN}${isOfApi ? VIEWER_CALLERS : ''}
    const viewer = SwaggerUIBundle({
      ...${inScript(settings)},
      plugins: [plainJson],
      onComplete: () => {
        viewer.preauthorizeApiKey('token', ${inScript(TOKEN)});${isOfApi ? whenShown(prefix) : ''}
      },
    });
  </script>
</body>
</html>
`;
}

/** As whom it asks. */
const CALLERS = ' · <label>Authorised as <select id="caller"></select></label>';

/** What it is all about is open. */
function whenShown(prefix: string): string {
  return `
        openFirst(viewer, 'payments');
        void offerCallers(viewer, ${inScript(`${prefix}/users`)});`;
}

/** The parts that have a page of their own. */
const LINKS: Readonly<Record<Exclude<DocumentPart, 'all'>, string>> = {
  api: 'API',
  'control-plane': 'Control plane',
};

function queryOf(shown: Shown): string {
  const given = Object.entries(shown).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return given.length > 0 ? `?${given.join('&')}` : '';
}

/** A value as a script has it, which cannot end the script. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
