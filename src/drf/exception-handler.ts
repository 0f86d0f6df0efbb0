/** Turns what stopped a request into its answer: the only place that does, and the only one that puts messages into words. */
import { NOTE_HEADER } from '../values/own-paths.ts';
import { isList } from '../values/plain-json.ts';
import type { JsonOutput } from './json-encoder.ts';
import { ENGLISH, type Language } from './language/language.ts';
import { pageOf } from './pages.ts';
import { ApiException, type ErrorBody, ErrorDetail, type Refusal } from './refusal.ts';
import { type RefusalListener, type Refused, refusedBy } from './refused.ts';
import { HTML, jsonReply, type Reply } from './reply.ts';

/** A bare HTML page of Django's; the note says why, for people. Source: BEHAVIOUR 10 and 14. */
export function barePage(status: number, note = ''): Reply {
  const { title, paragraph } = pageOf(status);
  const text = `
<!doctype html>
<html lang="en">
<head>
  <title>${title}</title>
</head>
<body>
  <h1>${title}</h1><p>${paragraph}</p>
</body>
</html>
`;
  const headers = note === '' ? HTML : { ...HTML, [NOTE_HEADER]: note };
  return { status, headers, body: { kind: 'text', text } };
}

/** The answer to an error thrown by a step; pages are English in every language. Errors that no contract names are thrown on. */
export function handleException(
  error: unknown,
  language: Language = ENGLISH,
  listener?: RefusalListener,
): Reply {
  if (!(error instanceof ApiException)) throw error;
  const refused = refusedBy(error);
  listener?.onRefusal(refused);
  const { status, body, headers, isPage } = error;
  if (isPage) return barePage(status, body instanceof ErrorDetail ? body.text : '');
  return jsonReply(rendered(body, language), status, noted(headers, refused));
}

/** The headers, with what people are told of fields. */
function noted(headers: Reply['headers'], refused: readonly Refused[]): Reply['headers'] {
  const notes = refused.flatMap(({ field, note }) => (note === '' ? [] : [`${field}: ${note}`]));
  return notes.length === 0 ? headers : { ...headers, [NOTE_HEADER]: notes.join(' ') };
}

/** The page of a refusal that is given before anything is thrown. */
export function refusalPage(refusal: Refusal, listener?: RefusalListener): Reply {
  const { status, text } = refusal;
  listener?.onRefusal([{ refusal, field: undefined, note: '' }]);
  return barePage(status, text);
}

/** A body in which messages have become text. */
export function rendered(body: ErrorBody, language: Language = ENGLISH): JsonOutput {
  if (body instanceof ErrorDetail) return body.textIn(language);
  if (typeof body === 'string') return body;
  if (isList(body)) return body.map((item) => rendered(item, language));
  const members = Object.entries(body).map(([name, inner]) => [name, rendered(inner, language)]);
  return Object.fromEntries(members);
}
