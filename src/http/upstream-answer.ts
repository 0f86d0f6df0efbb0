/** How the answer of another server goes on: a short one when it is whole, a long one piece by piece as it comes. */

import type { IncomingMessage } from 'node:http';
import { BODILESS, emptyReply, type Reply, type ReplyBody } from '../drf/reply.ts';
import { RequestAborted } from '../drf/request.ts';
import { BodyCapture } from '../values/captured-body.ts';
import { howToRaise } from '../values/limits.ts';
import { UpstreamFault } from './upstream-fault.ts';
import { HELD_BYTES, headersToTell } from './upstream-headers.ts';

/**
 * One that says that it is short is held until it is whole, so that the client can be told where it breaks off. Any other is
 * handed on as it comes, however long, no faster than the client takes it: the connection is lost where it breaks off.
 * @throws UpstreamFault for an answer that breaks off, or says that it is too long
 */
export async function replyOf(
  answer: IncomingMessage,
  method: string,
  maxBodyBytes: number,
): Promise<Reply> {
  const { statusCode: status = 502 } = answer;
  const { 'content-length': announced } = answer.headers;
  const came = headersToTell(answer.rawHeaders);
  const { headers } = came;
  const told = announced === undefined ? headers : { ...headers, 'Content-Length': announced };
  if (method === 'HEAD' || BODILESS.includes(status)) {
    answer.resume();
    return { ...came, ...emptyReply(status, told), isOfUntoldLength: true };
  }
  const length = announced === undefined ? undefined : Number(announced);
  if (length === undefined || length > HELD_BYTES) {
    if (length !== undefined && length > maxBodyBytes) {
      answer.destroy();
      throw tooLong(maxBodyBytes);
    }
    return { ...came, status, headers: told, body: passing(answer) };
  }
  const bytes = await held(answer, maxBodyBytes);
  return bytes.length === 0
    ? { ...came, ...emptyReply(status, headers) }
    : { ...came, status, body: { kind: 'bytes', bytes } };
}

function tooLong(most: number): UpstreamFault {
  const how = howToRaise('maxBodyBytes').replace(/\.$/, '');
  return new UpstreamFault(`answers more than ${most} bytes: ${how}`);
}

async function held(answer: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += chunk.length;
      if (size > most) throw tooLong(most);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof UpstreamFault) throw error;
    throw new UpstreamFault('breaks its answer off');
  }
  return Buffer.concat(chunks);
}

function passing(answer: IncomingMessage): ReplyBody {
  const capture = new BodyCapture();
  let isBroken = false;
  async function* pieces(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of answer) {
        capture.take(chunk);
        yield chunk;
      }
    } catch {
      isBroken = true;
      throw new RequestAborted('The upstream breaks its answer off.');
    }
  }
  const passed = { captured: () => capture.captured(), isBroken: () => isBroken };
  return { kind: 'stream', pieces: pieces(), passed };
}
