/** The baseline of starting: one route of bare Express 5, `res.json` of ten payments. Argument: port. */
import express from 'express';
import { answerOf } from './world.mjs';

const rows = Array.from({ length: 10 }, (_, index) => answerOf(index));
const app = express();
app.get('/api/payments/', (_req, res) => res.json(rows));
const server = app.listen(Number(process.argv[2]), '127.0.0.1', () => {
  console.log(JSON.stringify({ event: 'listening', port: server.address().port }));
});
