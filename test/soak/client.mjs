/** Requests over real sockets, each of which comes to one of three ends: it is answered, its connection is lost, or neither. */
import { Agent, request } from 'node:http';

/** How long a connection may be idle: well below the server's five seconds, so that none is used just when it is closed. */
const IDLE_MS = 1000;
/** Bytes of an answer that are kept; the others are read and forgotten. */
const KEPT = 4 * 1024 * 1024;

/** `patienceMs` is how long an answer may take unless a request says otherwise. */
export function createClient(url, { connections, patienceMs }) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: IDLE_MS });
  return {
    close: () => agent.destroy(),
    ask: (wanted) => ask({ hostname, port, agent }, { patienceMs, ...wanted }),
  };
}

/**
 * `sends` is how many bytes of the body go out before the client leaves, `reads` how many of the answer it takes before.
 * Gives `{ end: 'answered' | 'lost' | 'left' | 'unanswered', why, status, note, headers, text, bytes }`.
 */
function ask(target, { method = 'GET', path, headers = {}, body, sends, reads, patienceMs }) {
  return new Promise((resolve) => {
    const chunks = [];
    let answer = {};
    let bytes = 0;
    const settle = (end) => {
      clearTimeout(timer);
      resolve({ ...answer, end, bytes, text: Buffer.concat(chunks).toString() });
    };
    const leave = (end) => {
      settle(end);
      outgoing.destroy();
    };
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request({ ...target, method, path, headers: { ...length, ...headers } });
    const timer = setTimeout(() => leave('unanswered'), patienceMs);
    outgoing.on('error', ({ code }) => {
      answer = {
        ...answer,
        why: `${code}${outgoing.reusedSocket ? ', on a connection used before' : ''}`,
      };
      settle('lost');
    });
    outgoing.on('response', (response) => {
      answer = {
        status: response.statusCode,
        note: response.headers['x-mock-note'],
        headers: response.headers,
      };
      response.on('data', (chunk) => {
        if (bytes < KEPT) chunks.push(chunk);
        bytes += chunk.length;
        if (reads !== undefined && bytes >= reads) leave('left');
      });
      response.on('end', () => settle('answered'));
      response.on('error', () => settle('lost'));
    });
    if (sends === undefined) outgoing.end(body);
    else outgoing.write(body.subarray(0, sends), () => leave('left'));
  });
}
