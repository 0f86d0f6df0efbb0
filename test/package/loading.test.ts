/** How the built package loads: at once, from either module kind the same instance, and no more than is needed. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { root } from './installed-project.ts';

/** What a script prints, run as CommonJS by a Node that cannot require an ES module. */
const run = (script: string, ...flags: readonly string[]): string =>
  execFileSync(process.execPath, ['--no-experimental-require-module', ...flags, '-e', script], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();

/** An expression for the names of the package's files that are loaded, without the one that was asked for. */
const LOADED = `Object.keys(require.cache).map((path) => path.split(/[\\\\/]/).pop()).sort().join(' ')`;

const UPLOAD = `async (url) => {
  const form = new FormData();
  form.set('date_of_payment', '2023-10-01');
  form.set('sum', '1.00');
  form.set('profile', '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/');
  form.set('proof', new Blob(['paid']), 'proof.txt');
  const headers = { Authorization: 'Token YOUR_API_TOKEN' };
  const { status } = await fetch(url + '/api/payments/', { method: 'POST', body: form, headers });
  return status;
}`;

describe('the built package', () => {
  it('loads one file by require, and answers from it', () => {
    const script = `const { startMockServer } = require('./dist/index.js');
      startMockServer().then(async ({ url, as, close }) => {
        const { status } = await fetch(url + '/api/payments/', as('staff'));
        console.log(status, ${LOADED});
        await close();
      });`;
    expect(run(script)).toBe('200 index.js');
  });

  it('answers the same clients that write, and log in, out of that one file, over fixtures from a file', () => {
    const script = `const { startMockServer } = require('./dist/index.js');
      startMockServer({ fixtures: 'fixtures/default.json' }).then(async ({ url, as, close }) => {
        const { headers } = as('staff');
        const statusOf = async (method, path, given) => {
          const body = JSON.stringify(given);
          const typed = { ...headers, 'Content-Type': 'application/json' };
          return (await fetch(url + path, { method, body, headers: typed })).status;
        };
        const profile = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
        const payment = { profile, sum: '1.00', date_of_payment: '2023-10-01' };
        console.log(
          await statusOf('POST', '/api/payments/', payment),
          await statusOf('POST', '/api/payments/', {}),
          await statusOf('POST', '/api-auth/password/', { username: 'staff', password: '?' }),
          await statusOf('GET', '/api/users/me/'),
          await statusOf('GET', '/api/invoices/?state=paid'),
          ${LOADED},
        );
        await close();
      });`;
    expect(run(script)).toBe('201 400 401 200 200 index.js');
  });

  it('loads one more file for the control plane, and another for what tests ask of it in the same process', () => {
    const script = `const { startMockServer, verifyRequests } = require('./dist/index.js');
      startMockServer().then(async ({ url, requests, close }) => {
        const health = await fetch(url + '/__admin/health');
        console.log(health.status, ${LOADED});
        const { openapi } = await (await fetch(url + '/__admin/openapi.json')).json();
        const headers = { 'Content-Type': 'application/json' };
        const wrong = await fetch(url + '/__admin/clock', { method: 'PUT', headers, body: '{"now": 5}' });
        console.log(openapi, wrong.status, (await wrong.json()).errors.length);
        const pattern = { matches: { operation: 'payments_list' }, times: 0 };
        console.log(verifyRequests(requests.entries(), pattern).verified, ${LOADED});
        await close();
      });`;
    expect(run(script).split('\n')).toEqual([
      '200 index.js later.js',
      '3.1.0 400 1',
      'true index.js language-catalogue.json later.js secrets.js',
    ]);
  });

  it('leaves to Express what it has of its own for those who put a handler before it', () => {
    const script = `const { createMockServer } = require('./dist/index.js');
      const { app } = createMockServer();
      console.log(${LOADED});
      app.set('trust proxy', 'loopback');
      app.use((req, res) => {
        res.cookie('a', 'b').vary('Accept');
        res.type('html').send([req.ip, req.accepts('json'), req.is('json'), req.fresh].join());
      });
      app.router.stack.unshift(app.router.stack.pop());
      const server = app.listen(0, async () => {
        const headers = { 'X-Forwarded-For': '192.0.2.1', 'Content-Type': 'application/json' };
        const url = 'http://127.0.0.1:' + server.address().port;
        const answer = await fetch(url, { method: 'PUT', body: '1', headers });
        console.log(await answer.text(), answer.headers.get('set-cookie'));
        server.close();
      });`;
    expect(run(script).split('\n')).toEqual(['index.js', '192.0.2.1,json,json,false a=b; Path=/']);
  });

  it('loads two more files for the first upload, and two for generated rows', () => {
    const script = `const { createMockServer, startMockServer } = require('./dist/index.js');
      startMockServer().then(async ({ url, close }) => {
        console.log(await (${UPLOAD})(url), ${LOADED});
        await close();
        const fixtures = { generate: { seed: 7, customers: 1 } };
        console.log(createMockServer({ fixtures }).state().customers.length, ${LOADED});
      });`;
    expect(run(script).split('\n')).toEqual([
      '201 index.js media.js multer.js',
      '1 faker-locale-en.js index.js later.js media.js multer.js',
    ]);
  });

  it('loads what speaks to real servers when something is pulled', () => {
    const script = `const { startMockServer, pullFixtures } = require('./dist/index.js');
      startMockServer().then(async ({ url, close }) => {
        console.log(${LOADED});
        const { rows } = await pullFixtures({ from: url, token: 'YOUR_API_TOKEN', limit: 1 });
        console.log(rows.payments, ${LOADED});
        await close();
      });`;
    expect(run(script).split('\n')).toEqual([
      'index.js',
      '1 faker-locale-en.js index.js remote.js',
    ]);
  });

  it('is one instance, however it is loaded', () => {
    const script = `import('./dist/index.mjs').then((imported) => {
      const required = require('./dist/index.js');
      const differ = Object.keys(required).filter((name) => required[name] !== imported[name]);
      const more = Object.keys(imported).filter((name) => !(name in required));
      try {
        imported.createMockServer({ fixtures: { payments: 5 } });
      } catch (error) {
        console.log(error instanceof required.FixtureError, [...differ, ...more].length);
      }
      console.log(Object.keys(imported).sort().join(' '));
    });`;
    expect(run(script).split('\n')).toEqual([
      'true 0',
      'FixtureError OptionError ProblemError RemoteError compareWith contractSchema createMockServer fixturesFromJson fixturesSchema pullFixtures renderComparison startMockServer verifyRequests',
    ]);
  });

  it('loads one file as a command', () => {
    const script = `process.argv[1] = 'cli.js'; process.argv[2] = '--version';
      require('./dist/cli.js');
      setImmediate(() => console.log(${LOADED}));`;
    expect(run(script)).toMatch(/^\d+\.\d+\.\d+\ncli\.js$/);
  });

  it('starts as a command without what the other commands are', () => {
    const script = `process.argv.splice(1, 0, 'cli.js', 'start', '--port', '0', '--log-format', 'json');
      const { write } = process.stdout;
      process.stdout.write = (text, ...given) => {
        if (!text.includes('listening')) return write.call(process.stdout, text, ...given);
        write.call(process.stdout, ${LOADED} + '\\n');
        process.kill(process.pid);
        return true;
      };
      require('./dist/cli.js');`;
    expect(run(script).split('\n')[0]).toBe('cli.js index.js');
  });

  it('finds what it asks for late', () => {
    const script = `for (const name of ['express-parts', 'faker-locale-en', 'mime-types', 'multer', 'qs'])
      console.log(name, Object.keys(require('./dist/' + name + '.js')).length > 0
        || typeof require('./dist/' + name + '.js'));`;
    expect(run(script).split('\n')).toEqual([
      'express-parts true',
      'faker-locale-en true',
      'mime-types true',
      'multer true',
      'qs true',
    ]);
  });
});
