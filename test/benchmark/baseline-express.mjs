/** The baseline: bare Express 5, `res.json` of the same objects. Arguments: port, number of payments. */
import express from 'express';
import { createStore } from './baseline-store.mjs';

const [port, payments] = process.argv.slice(2).map(Number);
const store = createStore(payments);
const app = express();
app.use(express.json());
app.get('/api/payments/', ({ query }, res) => res.json(store.list(query.profile_uuid, query.page)));
app.post('/api/payments/', ({ body }, res) => res.status(201).json(store.create(body)));
app.get('/api/payments/:uuid/', ({ params }, res) => res.json(store.retrieve(params.uuid)));
app.patch('/api/payments/:uuid/', ({ params, body }, res) =>
  res.json(store.update(params.uuid, body)),
);
app.delete('/api/payments/:uuid/', ({ params }, res) => {
  store.destroy(params.uuid);
  res.status(204).end();
});
app.post('/api/payments/:uuid/link_to_invoice/', ({ params, body }, res) =>
  res.json(store.link(params.uuid, body.invoice)),
);
app.post('/api/payments/:uuid/unlink_from_invoice/', ({ params }, res) => {
  store.unlink(params.uuid);
  res.end();
});
const server = app.listen(port, '127.0.0.1', () => {
  console.log(JSON.stringify({ event: 'listening', port: server.address().port }));
});
