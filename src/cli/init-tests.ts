/** The first test that `init` writes, for each runner: a client's call, and what the server has of it. */
import type { Runner } from './init-flags.ts';
import { INIT_PROFILE } from './init-world.ts';

/** What is known of a project. */
export interface Project {
  readonly runner: Runner;
  /** Whether its `.js` files are ES modules. */
  readonly isModule: boolean;
  readonly hasTypeScript: boolean;
}

/** A file of the project, and how it is run. */
export interface FirstTest {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
  readonly command: string;
}

/** Undefined where there is no runner. */
export function firstTest({ runner, isModule, hasTypeScript }: Project): FirstTest | undefined {
  switch (runner) {
    case 'jest': {
      const path = 'test/waldur.test.js';
      const text = isModule ? javaScript(JEST_MODULE) : javaScript(JEST_COMMONJS);
      const flag = isModule ? 'NODE_OPTIONS=--experimental-vm-modules ' : '';
      return { path, text, command: `${flag}npx jest ${path}` };
    }
    case 'vitest': {
      // A .js file of a project without "type": "module" may be an ES module all the same: Vitest reads it.
      const path = `test/waldur.test.${hasTypeScript ? 'ts' : 'js'}`;
      return { path, text: javaScript(VITEST), command: `npx vitest run ${path}` };
    }
    case 'pytest': {
      const path = 'tests/test_waldur.py';
      return { path, text: PYTHON, command: `pytest ${path}` };
    }
    case 'none':
      return undefined;
    default:
      return runner satisfies never;
  }
}

const WORLD_URL = "new URL('../fixtures/waldur.json', import.meta.url)";

const VITEST = `import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { useMockServer } from 'waldur-payments-mock/vitest';

const fixtures = fileURLToPath(${WORLD_URL});`;

const JEST_MODULE = `import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { useMockServer } from 'waldur-payments-mock/jest';

const fixtures = fileURLToPath(${WORLD_URL});`;

const JEST_COMMONJS = `const { join } = require('node:path');
const { useMockServer } = require('waldur-payments-mock/jest');

const fixtures = join(__dirname, '../fixtures/waldur.json');`;

function javaScript(head: string): string {
  return `// A first test against Waldur. The call by fetch stands for your own client: give it waldur.url and a token.
${head}
const profile = '/api/payment-profiles/${INIT_PROFILE}/';

// A server for this file, put back before each test.
const waldur = useMockServer({ fixtures });

test('records a payment', async () => {
  const response = await fetch(\`\${waldur.url}/api/payments/\`, {
    method: 'POST',
    headers: { ...waldur.as('staff').headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ profile, date_of_payment: '2024-01-15', sum: '100.00' }),
  });
  expect(response.status).toBe(201);
  // What did Waldur get?
  await expect(waldur).toHaveReceived('payments_create', { times: 1, body: { sum: '100.00' } });
});

test('an owner sees the payments of the fixtures', async () => {
  const { headers } = waldur.as('owner');
  const response = await fetch(\`\${waldur.url}/api/payments/\`, { headers });
  expect(await response.json()).toMatchObject([{ sum: '50.00' }]);
});
`;
}

const PYTHON = `"""A first test against Waldur. The call by urllib stands for your own client: give it waldur_url and a token."""

import json
import os
import pathlib
import shlex
import subprocess
import urllib.request

import pytest

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures" / "waldur.json"
PROFILE = "/api/payment-profiles/${INIT_PROFILE}/"
# Where the command is, if npx does not find it.
COMMAND = shlex.split(os.environ.get("WALDUR_MOCK_COMMAND", "npx waldur-payments-mock"))


@pytest.fixture(scope="session")
def waldur_server():
    """A server for all tests, on any free port."""
    flags = ["start", "--port", "0", "--log-format", "json", "--quiet", "--fixtures", str(FIXTURES)]
    with subprocess.Popen([*COMMAND, *flags], stdout=subprocess.PIPE) as server:
        yield json.loads(server.stdout.readline())["url"]
        server.terminate()


@pytest.fixture
def waldur_url(waldur_server):
    """Where Waldur is, as the fixtures say."""
    call("POST", f"{waldur_server}/__admin/reset")
    return waldur_server


def call(method, url, token=None, body=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Token {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as response:
        answer = response.read()
        return response.status, json.loads(answer) if answer else None


def test_records_a_payment(waldur_url):
    body = {"profile": PROFILE, "date_of_payment": "2024-01-15", "sum": "100.00"}
    status, payment = call("POST", f"{waldur_url}/api/payments/", "staff-token", body)
    assert (status, payment["sum"]) == (201, "100.00")


def test_an_owner_sees_the_payments_of_the_fixtures(waldur_url):
    _, payments = call("GET", f"{waldur_url}/api/payments/", "owner-token")
    assert [payment["sum"] for payment in payments] == ["50.00"]
`;
