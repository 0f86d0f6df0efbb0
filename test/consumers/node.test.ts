/** The package in plain programs, CommonJS and ES modules, in every Node. */
import { describe, expect, it } from '@jest/globals';
import { COMMAND, consumer, NODES, run } from './consumer.ts';

const FLOW = `
  const server = await startMockServer({ fixtures: ['default', { generate: { seed: 7, payments: 3 } }] });
  const { headers } = server.as('staff');
  const form = new FormData();
  form.set('date_of_payment', '2023-10-01');
  form.set('sum', '100.00');
  form.set('profile', server.url + '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/');
  form.set('proof', new Blob(['paid']), 'proof.txt');
  const created = await fetch(server.url + '/api/payments/', { method: 'POST', headers, body: form });
  const { sum, proof } = await created.json();
  const refused = (() => {
    try {
      createMockServer({ fixtures: { payments: 5 } });
    } catch (error) {
      return error instanceof FixtureError && error instanceof Error;
    }
  })();
  const uploaded = await (await fetch(proof)).text();
  console.log(process.versions.node.split('.')[0], created.status, sum, uploaded, refused);
  await server.close();
`;

const REQUIRED = `
const { createMockServer, FixtureError, startMockServer } = require('waldur-payments-mock');
void (async () => {${FLOW}})();
`;
const IMPORTED = `
import { createRequire } from 'node:module';
import * as imported from 'waldur-payments-mock';
import { createMockServer, FixtureError, startMockServer } from 'waldur-payments-mock';
${FLOW}
const required = createRequire(import.meta.url)('waldur-payments-mock');
const names = Object.keys(required);
console.log(names.length > 0 && names.every((name) => required[name] === imported[name]));
`;
/** Without a socket: asked by supertest, and mounted in an app of another Express than ours. */
const MOUNTED = `
const express = require('express');
const request = require('supertest');
const { createMockServer } = require('waldur-payments-mock');
const mock = createMockServer();
const app = express().get('/own', (req, res) => res.json(req.query)).use('/waldur', mock.app);
const list = (target, prefix) =>
  request(target).get(prefix + '/api/payments/?page_size=1').set(mock.as('staff').headers);
void (async () => {
  const { status, body } = await list(mock.app, '');
  console.log(status, new URL(body[0].url).pathname.startsWith('/api/payments/'));
  const mounted = await list(app, '/waldur');
  console.log(mounted.status, new URL(mounted.body[0].url).pathname.startsWith('/waldur/api/payments/'));
  const own = await request(app).get('/own?a=1');
  console.log(own.status, own.body.a, own.headers['x-powered-by']);
})();
`;
/** A warning of Node's, such as one about what it deprecates, ends the program. */
const STRICT = ['--throw-deprecation', '--unhandled-rejections=strict'] as const;

describe.each(NODES)('in Node %s', (major) => {
  it('a CommonJS program requires it', async () => {
    const project = consumer({ 'package.json': '{}', 'program.js': REQUIRED });
    const output = `${major} 201 100.00 paid true\n`;
    expect(await run(major, project, [...STRICT, 'program.js'])).toEqual({ status: 0, output });
  });

  it('an ES module imports it, and gets what require gives', async () => {
    const project = consumer({ 'package.json': '{ "type": "module" }', 'program.js': IMPORTED });
    const output = `${major} 201 100.00 paid true\ntrue\n`;
    expect(await run(major, project, [...STRICT, 'program.js'])).toEqual({ status: 0, output });
  });

  it('supertest asks it, and another Express has it mounted', async () => {
    const project = consumer({ 'package.json': '{}', 'program.js': MOUNTED });
    const output = '200 true\n200 true\n200 1 Express\n';
    expect(await run(major, project, [...STRICT, 'program.js'])).toEqual({ status: 0, output });
  });

  it('its command serves the one that it runs', async () => {
    const script = `fetch(process.env.WALDUR_MOCK_URL + '/__admin/health')
      .then((response) => response.json()).then(({ status }) => console.log(status))`;
    const project = consumer({ 'package.json': '{}' });
    const args = [...STRICT, COMMAND, 'exec', '--', 'node', '-p', 'process.version', '-e', script];
    const { status, output } = await run(major, project, args);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/^ok$/m) });
  });
});
