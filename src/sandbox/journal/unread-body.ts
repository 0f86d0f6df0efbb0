/** Bodies of which the journal has not all: what of them a pattern asks for, nobody knows. */
import { SAFE_METHODS } from '../../values/http-methods.ts';
import { isMembers, type PlainJson } from '../../values/plain-json.ts';
import type { JournalEntry } from './entry.ts';

/**
 * What there is of a body of which nobody knows all: one that still comes in or was cut off on its way, and a long one that
 * nobody read, for its request was refused before or a fault answered it. What it says, and what of it would have been
 * ignored, nobody knows.
 */
function unreadBody({ body, request }: JournalEntry): PlainJson | undefined {
  const { body: sent, isComplete } = request;
  if (isComplete && (body !== null || sent === null || sent.sha256 === null)) return undefined;
  return { length: sent?.length ?? 0, sha256: sent?.sha256 ?? null, first: sent?.text ?? '' };
}

/** Whether nobody knows yet what its body says, or nobody ever will. */
export function isUnread(entry: JournalEntry): boolean {
  return unreadBody(entry) !== undefined || isToBeRead(entry);
}

/** Whether its body, of which there is none, is still to be read: as nothing, or as an object without members. */
function isToBeRead({ outcome, method, body, request }: JournalEntry): boolean {
  return (
    outcome === null && !SAFE_METHODS.includes(method) && body === null && request.body === null
  );
}

/** What a pattern is held against; undefined for what nobody has read, or could. */
export function readingOf(entry: JournalEntry): unknown {
  const unread = unreadBody(entry);
  if (unread !== undefined) return unread;
  return isToBeRead(entry) || isUnreadable(entry) ? undefined : entry.body;
}

/** It has bytes that are none of what the API reads; JSON has a null of its own. */
function isUnreadable({ body, request }: JournalEntry): boolean {
  return body === null && request.body !== null && request.body.text.trim() !== 'null';
}

/** Whether what was read of the body is no more than its beginning. One with a long file is there, but for the file. */
export function isShortened({ body, request }: JournalEntry): boolean {
  return (
    isMembers(body) && typeof body['sha256'] === 'string' && body['sha256'] === request.body?.sha256
  );
}
