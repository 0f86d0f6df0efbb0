/**
 * Every answer that stands in the document is provoked, one by one: each operation with each of its statuses. That it is
 * as documented is the recorder's business (test/recording); here it is held to the words of the API.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, type Client, CONTRACTS, createClient, world } from '../client.ts';
import { COMMON_ANSWERS } from './common-answers.ts';
import { ContractDocument, type DocumentedOperation } from './contract-document.ts';
import { documentsAtOnce } from './documents-at-once.ts';
import { goodRequest, MORE_ROWS } from './good-requests.ts';
import { LIMITS, refusalOf } from './refusals-by-status.ts';

const FIXTURES = [world('base'), MORE_ROWS];

const SAFE: readonly string[] = ['GET', 'OPTIONS'];
/** Statuses of an operation's successes. */
const isSuccess = (status: number) => status < 300;

async function ask(api: Client, operation: DocumentedOperation, status: number): Promise<Answer> {
  const { before = [], ...good } = goodRequest(operation);
  for (const each of before) await api.send(each);
  if (isSuccess(status)) return api.send(good);
  const refusal = refusalOf(operation, status, good.path);
  for (const each of refusal.before ?? []) await api.send(each);
  const meanwhile = refusal.meanwhile && api.send(refusal.meanwhile);
  if (meanwhile) await untilSomebodyWaits(api);
  const answer = await api.send({ ...good, ...refusal.fault });
  await meanwhile;
  return answer;
}

async function untilSomebodyWaits(api: Client): Promise<void> {
  for (;;) {
    const { json } = await api.get('/__admin/health');
    if (json.limits.waiters.number > 0) return;
  }
}

const documents = documentsAtOnce();

for (const contract of CONTRACTS) {
  const api = createClient({ contract, fixtures: FIXTURES, ...LIMITS });
  const document = new ContractDocument(documents.get(contract) ?? {});
  const answers = document.operations.flatMap((operation) =>
    Array.from(operation.responses.keys(), (status) => ({ operation, status })),
  );

  describe(`the ${contract} document`, () => {
    beforeEach(() => {
      api.reset();
      api.faults.reset();
    });

    it.each(
      answers
        .filter(({ operation: { method } }) => method !== 'HEAD')
        .map(({ operation, status }) => [operation.id, status, operation] as const),
    )('%s answers %i', async (_id, status, operation) => {
      const mayChange = !SAFE.includes(operation.method) && !isSuccess(status);
      const before = mayChange ? JSON.stringify(api.state()) : '';
      const answer = await ask(api, operation, status);
      expect(answer.status).toBe(status);
      if (isSuccess(status)) return;
      const { body, before: done = [] } = refusalOf(operation, status, goodRequest(operation).path);
      if (typeof body === 'string') expect(answer.text).toContain(body);
      else expect(answer.json).toMatchObject(body);
      const isAsItWas = !done.some(({ path }) => path === '/__admin/state');
      if (mayChange && isAsItWas) expect(JSON.stringify(api.state())).toBe(before);
    });

    it.each(
      answers
        .filter(({ operation: { method } }) => method === 'HEAD')
        .map(({ operation, status }) => [operation.id, status, operation] as const),
    )('%s answers %i with the headers of GET and no body', async (_id, status, operation) => {
      const answer = await ask(api, operation, status);
      const got = await ask(api, { ...operation, method: 'GET' }, status);
      expect([answer.status, got.status, answer.bytes.length]).toEqual([status, status, 0]);
      expect({ ...answer.headers, date: '' }).toEqual({ ...got.headers, date: '' });
    });

    it.each([...document.common.keys()])('%s is an answer of no operation', async (name) => {
      expect(COMMON_ANSWERS).toHaveProperty(name);
      const { asks = [], status, body, options } = COMMON_ANSWERS[name] ?? {};
      const asked = options ? createClient({ contract, fixtures: FIXTURES, ...options }) : api;
      const answers: Answer[] = [];
      for (const each of asks) answers.push(await asked.send(each));
      const answer = answers.at(-1);
      expect(answer?.status).toBe(status);
      if (body === '') expect(answer?.bytes).toHaveLength(0);
      else if (typeof body === 'string') expect(answer?.text).toContain(body);
      else expect(answer?.json).toMatchObject(body ?? {});
    });

    it.each(
      document.operations
        .filter(({ method }) => method === 'OPTIONS')
        .map((operation) => [operation.template, operation] as const),
    )('OPTIONS %s lists the methods that the document has', async (template, operation) => {
      const { headers } = await ask(api, operation, 200);
      const here = document.operations.filter((each) => each.template === template);
      // The control plane leaves out what goes without saying.
      const tacit = template.startsWith('/__admin') ? ['HEAD', 'OPTIONS'] : [];
      const shown = here.map(({ method }) => method).filter((each) => !tacit.includes(each));
      expect(headers['allow']?.split(', ')).toEqual(expect.arrayContaining(shown));
    });
  });
}
