/** What a request is like before it is done, for faults that strike by more than its operation. */
import { parse } from '../../drf/parsers.ts';
import { hasBody, type Request } from '../../drf/request.ts';
import type { World } from '../../waldur/site/world.ts';
import { senderOf } from '../callers.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { RecordedRequest } from '../journal/recorded-request.ts';

/**
 * Reads the body, and looks who calls, as the API will do both anew: nothing is refused here, and no token begins its life.
 * Resolves with the request as it can be told by then.
 */
export async function readFirst(
  request: Request,
  entry: RecordedRequest,
  world: World,
): Promise<JournalEntry> {
  try {
    // Where none was sent, none is written down that the API may never come to read.
    if (hasBody(request.headers)) entry.onBody(await parse(request), request.body.taken);
  } catch {
    // What is wrong with it the API tells, if it comes to that.
  }
  entry.onActor(senderOf(request, world));
  return entry.entry();
}
