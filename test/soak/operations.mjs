/** All operations of a server as requests that work, out of its own OpenAPI document. */

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** By part: `api` and `admin`. Each is `{ id, method, pattern, path, query, body }`; `query` are names, `body` is an example. */
export async function readOperations({ ask }) {
  const { text } = await ask({ path: '/__admin/openapi.json?part=all' });
  const document = JSON.parse(text);
  const operations = Object.entries(document.paths).flatMap(([pattern, item]) =>
    METHODS.flatMap((method) => {
      const found = item[method];
      if (!found) return [];
      const all = [...(item.parameters ?? []), ...(found.parameters ?? [])];
      const parameters = all.map((each) => itself(each, document));
      const requestBody = itself(found.requestBody, document);
      return [operation(method, pattern, { ...found, parameters, requestBody })];
    }),
  );
  const under = (prefix) => operations.filter(({ pattern }) => pattern.startsWith(prefix));
  return { api: under('/api'), admin: under('/__admin') };
}

/** What is referred to, where that is another place of the document. */
function itself(value, document) {
  const steps = value?.$ref?.replace(/^#\//, '').split('/');
  return steps ? steps.reduce((found, step) => found[step], document) : value;
}

function operation(method, pattern, { operationId, parameters, requestBody }) {
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
