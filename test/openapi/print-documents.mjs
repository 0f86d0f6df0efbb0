/** Prints the OpenAPI documents that a server of the bundled source gives, by contract. */
import { createRequire } from 'node:module';

const take = createRequire(import.meta.url)(process.env.SOURCE_BUNDLE);
const { CONTRACT_NAMES } = take['src/waldur/contract.ts']();
const server = await take['src/index.ts']().startMockServer();
try {
  const documents = {};
  for (const contract of CONTRACT_NAMES) {
    const answer = await fetch(`${server.url}/__admin/openapi.json?part=all&contract=${contract}`);
    documents[contract] = await answer.json();
  }
  console.log(JSON.stringify(documents));
} finally {
  await server.close();
}
