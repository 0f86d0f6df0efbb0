/** The presets: the real answers of the API, by name. */
import { djangoPage, proxyPage } from './answers.ts';
import { FIELD_REFUSALS } from './field-refusals.ts';
import type { Preset } from './preset.ts';
import { REFUSALS } from './refusals.ts';

export const THROTTLED = 'throttled';

function fromDjango(status: number, what: string): Preset {
  return { status, what, answer: () => djangoPage(status) };
}

function fromProxy(status: number, title: string, what: string): Preset {
  return { status, what, answer: () => proxyPage(status, title) };
}

/** HTML, which no API client can read. */
const PAGES: Readonly<Record<string, Preset>> = {
  bad_request: fromDjango(400, 'Django refuses the request: more than 1000 form fields'),
  no_such_page: fromDjango(404, 'the URL is none of the server'),
  server_error: fromDjango(500, 'the server failed, and rolled everything back'),
  too_large: fromProxy(413, 'Request Entity Too Large', 'the proxy takes no body of this size'),
  bad_gateway: fromProxy(502, 'Bad Gateway', 'the proxy does not reach the server'),
  service_unavailable: fromProxy(
    503,
    'Service Temporarily Unavailable',
    'the proxy has no server to ask',
  ),
  gateway_timeout: fromProxy(
    504,
    'Gateway Time-out',
    'the server did not answer the proxy in time',
  ),
};

export const PRESETS: ReadonlyMap<string, Preset> = new Map(
  Object.entries({ ...REFUSALS, ...FIELD_REFUSALS, ...PAGES }),
);
