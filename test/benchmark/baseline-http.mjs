/** The other baseline: a bare node:http server over the same store. Arguments: port, number of payments. */
import { createServer } from 'node:http';
import { createStore } from './baseline-store.mjs';

const [port, payments] = process.argv.slice(2).map(Number);
const store = createStore(payments);
const ROOT = '/api/payments/';

const server = createServer((req, res) => {
  const cut = req.url.indexOf('?');
  const path = cut < 0 ? req.url : req.url.slice(0, cut);
  const [uuid, action] = path.slice(ROOT.length).split('/');
  if (req.method === 'GET') {
    if (uuid) return send(res, 200, store.retrieve(uuid));
    const query = new URLSearchParams(cut < 0 ? '' : req.url.slice(cut + 1));
    return send(
      res,
      200,
      store.list(query.get('profile_uuid') ?? undefined, query.get('page') ?? 1),
    );
  }
  let text = '';
  req.setEncoding('utf8');
  req.on('data', (chunk) => {
    text += chunk;
  });
  req.on('end', () => change(res, req.method, uuid, action, text));
});

function change(res, method, uuid, action, text) {
  if (method === 'PATCH') return send(res, 200, store.update(uuid, JSON.parse(text)));
  if (method === 'DELETE') return send(res, 204, store.destroy(uuid));
  if (!uuid) return send(res, 201, store.create(JSON.parse(text)));
  if (action === 'link_to_invoice')
    return send(res, 200, store.link(uuid, JSON.parse(text).invoice));
  return send(res, 200, store.unlink(uuid));
}

function send(res, status, value) {
  const body = value === undefined ? '' : JSON.stringify(value);
  const head = { 'Content-Length': Buffer.byteLength(body) };
  res.writeHead(
    status,
    value === undefined ? head : { ...head, 'Content-Type': 'application/json' },
  );
  res.end(body);
}

server.listen(port, '127.0.0.1', () => {
  console.log(JSON.stringify({ event: 'listening', port: server.address().port }));
});
