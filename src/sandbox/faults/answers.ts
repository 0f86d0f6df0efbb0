/** How a refusal is dressed: with the headers that the API's answers have, or with those of the proxy before it. */
import { handleException, rendered } from '../../drf/exception-handler.ts';
import { encodeJson } from '../../drf/json-encoder.ts';
import type { Language } from '../../drf/language/language.ts';
import { JSON_TYPE } from '../../drf/negotiation.ts';
import type { ApiException } from '../../drf/refusal.ts';
import { type Reply, withHeaders } from '../../drf/reply.ts';
import { FRAME_HEADERS, toldIn } from '../../waldur/site/middleware.ts';

/** What the answers of the API to one request have in common. */
export interface Manner {
  /** The `Allow` header of the operation's route. */
  readonly allow: string;
  readonly language: Language;
}

/** JSON text as the API answers it. Source: BEHAVIOUR 10 and 11. */
export function apiAnswer(
  status: number,
  text: string,
  { allow, language }: Manner,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return toldIn(language, {
    status,
    headers: { 'Content-Type': JSON_TYPE, ...headers, Allow: allow, ...FRAME_HEADERS },
    body: { kind: 'text', text },
  });
}

/** What the API makes of an exception. */
export function apiRefusal(error: ApiException, manner: Manner): Reply {
  const { status, headers } = handleException(error);
  return apiAnswer(status, encodeJson(rendered(error.body, manner.language)), manner, headers);
}

/** One of Django's own pages, which have no `Allow`. Source: BEHAVIOUR 10 and 14. */
export function djangoPage(page: Reply, { language }: Manner): Reply {
  return toldIn(language, withHeaders(page, FRAME_HEADERS));
}

/** A page of the front proxy, which knows nothing of the API. Source: nginx ngx_http_special_response.c, `server_tokens off`. */
export function proxyPage(status: number, title: string): Reply {
  const lines = [
    '<html>',
    `<head><title>${status} ${title}</title></head>`,
    '<body>',
    `<center><h1>${status} ${title}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
  ];
  return {
    status,
    headers: { Server: 'nginx', 'Content-Type': 'text/html' },
    body: { kind: 'text', text: lines.map((line) => `${line}\r\n`).join('') },
  };
}
