/** A fault that gives a request like this one the answer that this one got. */
import type { JournalEntry } from '../../client/shapes.ts';

/** What a server adds to each answer by itself. */
const BY_ITSELF =
  /^(allow|connection|content-language|content-length|content-type|date|keep-alive|server|transfer-encoding|vary|x-frame-options|x-mock-note)$/i;

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
  const own = headers.filter(([name]) => !BY_ITSELF.test(name));
  return {
    status,
    ...(own.length === 0 ? {} : { headers: Object.fromEntries(own) }),
    ...(body === null || body.encoding !== 'utf-8' ? {} : { body: bodyOf(body.text) }),
  };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
