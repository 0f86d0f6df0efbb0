/** The baseline of starting: one route of bare Express 5, `res.json` of some rows. Arguments: port, the rows as JSON. */
const express = require('express');

const rows = JSON.parse(process.argv[3]);
const app = express();
app.get('/api/payments/', (_req, res) => res.json(rows));
const server = app.listen(Number(process.argv[2]), '127.0.0.1', () => {
  console.log(JSON.stringify({ event: 'listening', port: server.address().port }));
});
