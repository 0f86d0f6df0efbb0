/** How a request is written down that was refused at the door, before a sandbox could answer it. */
import type { Delivery } from '../drf/ending.ts';
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import type { Answering } from './answer-request.ts';
import { nameSender } from './callers.ts';
import type { RecordedRequest } from './journal/recorded-request.ts';

/** It is over when its answer is out; at once where nobody tells of that. It covers nothing, and no fault meets it. */
export function writeRefused(
  request: Request,
  reply: Reply,
  { site, world, journal }: Pick<Answering, 'site' | 'world' | 'journal'>,
): RecordedRequest {
  const operation = site.find(request)?.endpoint?.operation;
  const entry = journal.open(request, operation, world.clock.stamp());
  const onOver = (delivery: Delivery): RecordedRequest => {
    if (entry.isOver) return entry;
    nameSender(entry, request, world);
    const isHeard = delivery !== 'nothing';
    if (isHeard) entry.onReply(reply);
    const lost = delivery === 'all' ? null : ({ stage: 'answer', reason: 'client' } as const);
    journal.end(entry, isHeard ? reply.status : null, delivery, lost);
    entry.settle();
    return entry;
  };
  entry.stayOutside();
  entry.onAnswer(reply);
  if (request.connection) request.connection.watch({ onGoing() {}, onOver });
  else onOver('all');
  return entry;
}
