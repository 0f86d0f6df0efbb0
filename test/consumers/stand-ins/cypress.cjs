/**
 * As much of Cypress as the example uses, whose program is no part of its package: reads `cypress.config.js` of the folder,
 * runs its spec, and says how many tests passed. `cy` queues what a test calls, and runs it after the test, as Cypress does.
 */
const { join } = require('node:path');
const { expect } = require('chai');

const { e2e } = require(join(process.cwd(), 'cypress.config.js'));
const tests = [];
const before = [];
let queue = [];

const cy = {
  request(given, url) {
    const order = typeof given === 'string' ? { method: given, url } : given;
    const step = { order, acts: [] };
    queue.push(step);
    const chain = {
      // biome-ignore lint/suspicious/noThenProperty: Cypress calls it so
      then(act) {
        step.acts.push(act);
        return chain;
      },
    };
    return chain;
  },
};

async function play({ order, acts }) {
  const { method = 'GET', url, headers, body, failOnStatusCode = true } = order;
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers: { ...json, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (failOnStatusCode && !response.ok) throw new Error(`${url} answered ${response.status}.`);
  const text = await response.text();
  const answer = { status: response.status, body: text === '' ? '' : JSON.parse(text) };
  for (const act of acts) act(answer);
}

async function run(act) {
  queue = [];
  act();
  if (queue.length === 0) throw new Error('A test asks nothing.');
  for (const step of queue) await play(step);
}

Object.assign(globalThis, {
  Cypress: { env: (name) => e2e.env[name] },
  cy,
  expect,
  beforeEach: (act) => before.push(act),
  it: (title, act) => tests.push({ title, act }),
});
require(join(process.cwd(), e2e.specPattern.replace('*', 'payments')));

void (async () => {
  for (const { act } of tests) for (const each of [...before, act]) await run(each);
  process.stdout.write(`${tests.length} passing\n`);
})();
