/** All operations of a server as requests that work, out of its own OpenAPI document. */

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** By part: `api` and `admin`. Each is `{ id, method, pattern, path, query, body }`; `query` are names, `body` is an example. */
export async function readOperations({ ask }) {
  const { text } = await ask({ path: '/__admin/openapi.json' });
  const operations = Object.entries(JSON.parse(text).paths).flatMap(([pattern, item]) =>
    METHODS.flatMap((method) => (item[method] ? [operation(method, pattern, item[method])] : [])),
  );
  const under = (prefix) => operations.filter(({ pattern }) => pattern.startsWith(prefix));
  return { api: under('/api'), admin: under('/__admin') };
}

function operation(method, pattern, { operationId, parameters = [], requestBody }) {
  const example = requestBody?.content['application/json']?.example;
  return {
    id: operationId,
    method: method.toUpperCase(),
    pattern,
    path: parameters
      .filter(({ in: place }) => place === 'path')
      .reduce((path, { name, example }) => path.replace(`{${name}}`, example), pattern),
    query: parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name),
    body: example === undefined ? undefined : JSON.stringify(example),
  };
}
