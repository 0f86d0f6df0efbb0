/** Sends requests on one connection, many at once: next to nothing of the processor's time is the sender's. */
import { connect } from 'node:net';

const MARK = 'HTTP/1.1 ';

/** A request as bytes. */
export function message(method, path, { headers = [], token, type, body = '' } = {}) {
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...['Host: 127.0.0.1', `Authorization: Token ${token}`, ...headers],
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** `send` resolves when all of its messages are answered; `statuses` counts the answers by status. */
export function openPipeline(port) {
  const socket = connect(port, '127.0.0.1');
  const statuses = {};
  let [wanted, rest] = [0, ''];
  let done = () => undefined;
  socket.setEncoding('latin1');
  socket.on('data', (piece) => {
    const text = rest + piece;
    let end = 0;
    for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      const status = text.slice(at + MARK.length, at + MARK.length + 3);
      if (status.length < 3) break;
      statuses[status] = (statuses[status] ?? 0) + 1;
      wanted -= 1;
      end = at + MARK.length;
    }
    // A mark and its status may be cut in two.
    rest = text.slice(Math.max(end, text.length - MARK.length - 2));
    if (wanted <= 0) done();
  });
  const lost = new Promise((_resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server has closed the connection')));
  });
  lost.catch(() => undefined);
  return {
    statuses,
    async send(messages) {
      wanted = messages.length;
      const answered = new Promise((resolve) => {
        done = resolve;
      });
      socket.write(Buffer.concat(messages));
      await Promise.race([answered, lost]);
    },
    close: () => socket.destroy(),
  };
}
