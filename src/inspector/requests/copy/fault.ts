/** A fault that gives a request like this one the answer that this one got. */
import type { JournalEntry } from '../../client/shapes.ts';

/** What a server adds to each answer by itself. */
const BY_ITSELF =
  /^(allow|connection|content-language|content-length|content-type|date|keep-alive|server|transfer-encoding|vary|x-frame-options|x-mock-note)$/i;
const CONTENT_TYPE = /^content-type$/i;

/** Undefined where no answer was heard, or its status is none that a fault may give. */
export function faultOf(entry: JournalEntry): Readonly<Record<string, unknown>> | undefined {
  const { operation, response, actor, refusals = [] } = entry;
  if (response === null || response.status < 200) return undefined;
  const [refusal, ...others] = refusals;
  const respond = refusal !== undefined && others.length === 0 ? refusal.name : ownAnswer(response);
  return {
    operation: operation ?? '*',
    ...(actor === null ? {} : { matches: { actor } }),
    times: 1,
    respond,
  };
}

function ownAnswer({ status, headers, body }: NonNullable<JournalEntry['response']>) {
  const given = body === null || body.encoding !== 'utf-8' ? undefined : bodyOf(body.text);
  const own = headers.filter(
    ([name, value]) => !BY_ITSELF.test(name) || (CONTENT_TYPE.test(name) && !isUsual(value, given)),
  );
  return {
    status,
    ...(own.length === 0 ? {} : { headers: Object.fromEntries(own) }),
    ...(given === undefined ? {} : { body: given }),
  };
}

/** Whether a fault says so of such a body by itself. Of no text there is nothing to say. */
function isUsual(type: string, body: unknown): boolean {
  if (body === undefined || body === '') return true;
  const media = type.split(';', 1)[0]?.trim().toLowerCase();
  return media === (typeof body === 'string' ? 'text/plain' : 'application/json');
}

/** A text that is a whole JSON document stays as it was written: as a value it would be sent without its quotes. */
function bodyOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? text : value;
  } catch {
    return text;
  }
}
