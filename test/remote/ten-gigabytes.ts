/** A body that nobody should read to its end. */
import type { ServerResponse } from 'node:http';

const MEGABYTE = Buffer.alloc(1024 * 1024, '[');

/** Begins an answer of 10 GB of brackets, as fast as it is read: calls `onMegabyte` for each that is given to the connection. */
export function sendTenGigabytes(response: ServerResponse, onMegabyte: () => void): void {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': '10000000000',
  });
  const more = (): void => {
    if (response.destroyed) return;
    onMegabyte();
    if (response.write(MEGABYTE)) setImmediate(more);
  };
  response.on('drain', more);
  more();
}
