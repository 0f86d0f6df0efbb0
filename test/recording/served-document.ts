/** Asks an app for the document of a contract, over a socket of its own that no recorder tells of. */
import { createServer, type RequestListener } from 'node:http';

const PATH = '/__admin/openapi.json';

/** Undefined for an app without a control plane. @throws Error where the answer is no JSON */
export async function servedDocument(
  app: RequestListener,
  contract: string,
): Promise<object | undefined> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = Object(server.address());
    const answer = await fetch(
      `http://127.0.0.1:${address.port}${PATH}?part=all&contract=${contract}`,
    );
    const text = await answer.text();
    return answer.status === 200 ? JSON.parse(text) : undefined;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
