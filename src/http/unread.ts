/** What becomes of a connection whose bytes are no request: Node's own answer, and whoever listens is told of it. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { emptyReply, type Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { unreadRequest } from './unread-request.ts';

/** Told of a request that never became one, and of its answer. */
export type OnUnread = (request: Request, reply: Reply, reason: string) => void;

/** By the code of the error. Source: nodejs lib/_http_server.js, socketOnError. */
const ANSWERS: Readonly<Record<string, readonly [status: number, text: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Payload Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};
const BAD_REQUEST = [400, 'Bad Request'] as const;
const CLOSE = { Connection: 'close' };

export function heedUnread(server: Server, onUnread: OnUnread): void {
  server.on('clientError', (error, socket) => {
    const { code = '', reason, rawPacket, bytesParsed }: Told = Object(error);
    const [status, text] = ANSWERS[code] ?? BAD_REQUEST;
    const head = headOf(status, text);
    const { isBegun, isInBody } = stateOf(socket);
    // What a connection breaks by is no request, and of a broken body its own request tells.
    if ((code.startsWith('HPE_') || code in ANSWERS) && !isInBody) {
      const request = unreadRequest(rawPacket ?? new Uint8Array(), bytesParsed ?? 0, head);
      onUnread(request, emptyReply(status, CLOSE), reason ?? error.message);
    }
    if (socket.writable && !isBegun) socket.write(head);
    if ('destroySoon' in socket && typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.destroy();
  });
  server.on('connect', (request, socket) => {
    // Node closes the connection without a word to anybody. Who logs in at the proxy may stand before the host.
    const host = request.url?.slice(request.url.lastIndexOf('@') + 1);
    const line = `${request.method} ${host} HTTP/${request.httpVersion}`;
    const [status, text] = BAD_REQUEST;
    const head = headOf(status, text);
    const unread = unreadRequest(Buffer.from(line, 'latin1'), 0, head);
    onUnread(unread, emptyReply(status, CLOSE), 'This is no proxy');
    socket.on('error', () => socket.destroy()).end(head);
  });
}

/** All that is answered, as there is no body. */
function headOf(status: number, text: string): string {
  return `HTTP/1.1 ${status} ${text}\r\nConnection: ${CLOSE.Connection}\r\n\r\n`;
}

/** What Node says with an error of its parser. */
interface Told {
  readonly code?: string;
  readonly reason?: string;
  readonly rawPacket?: Uint8Array;
  readonly bytesParsed?: number;
}

/** Whether the head of an answer is out, and whether a body is still to come. Source: nodejs lib/_http_server.js. */
function stateOf(socket: Duplex) {
  const { headersSent }: { readonly headersSent?: unknown } = Object(
    Reflect.get(socket, '_httpMessage'),
  );
  const { incoming }: { readonly incoming?: unknown } = Object(Reflect.get(socket, 'parser'));
  const { complete }: { readonly complete?: unknown } = Object(incoming);
  return { isBegun: headersSent === true, isInBody: complete === false };
}
