/** The coverage under `/__admin`, in all its forms. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Controlled } from '../../../src/admin/admin-route.ts';
import { handleAdmin } from '../../../src/admin/handle-admin.ts';
import { encodeJson } from '../../../src/drf/json-encoder.ts';
import { Coverage } from '../../../src/sandbox/coverage/coverage.ts';
import { coverageJunit, coverageMarkdown } from '../../../src/sandbox/coverage/render.ts';
import { report } from '../../../src/sandbox/coverage/report.ts';
import { makeRequest } from '../../drf/request.ts';
import { countsOf, entry, OPERATIONS } from './contract.ts';

const coverage = new Coverage(() => OPERATIONS);
/** No more of a sandbox than the coverage needs. */
const controls: Controlled = Object({ sandbox: { operations: OPERATIONS, coverage } });
const COUNTS = countsOf('things_list', { 200: 1 }, { page: 1 });

/** Status, Content-Type and text of an answer. */
async function ask(method: string, path: string, query = '') {
  const { status, headers, body } = await handleAdmin(
    makeRequest({ method, path, query }),
    controls,
  );
  const text =
    body.kind === 'text' ? body.text : body.kind === 'json' ? encodeJson(body.value) : '';
  return [status, headers['Content-Type'], text] as const;
}

beforeEach(() => {
  coverage.reset();
  coverage.note(entry({ query: { page: ['1'] } }));
});

describe('GET /__admin/coverage', () => {
  it.each(['', 'format=json'])('answers the report as JSON for ?%s', async (query) => {
    const [status, type, text] = await ask('GET', '/coverage', query);
    expect([status, type]).toEqual([200, 'application/json']);
    expect(JSON.parse(text)).toEqual(report(OPERATIONS, COUNTS));
  });

  it('answers Markdown and JUnit XML on demand', async () => {
    const made = report(OPERATIONS, COUNTS);
    expect([
      await ask('GET', '/coverage', 'format=markdown'),
      await ask('GET', '/coverage', 'format=junit'),
    ]).toEqual([
      [200, 'text/markdown; charset=utf-8', coverageMarkdown(made)],
      [200, 'application/xml', coverageJunit(made)],
    ]);
  });

  it.each([
    ['markdwon', 'not "markdwon": did you mean "markdown"?'],
    ['yaml', 'not "yaml"'],
    ['', 'not ""'],
  ])('refuses the format "%s" with 400', async (format, end) => {
    const [status, type, text] = await ask('GET', '/coverage', `format=${format}`);
    expect([status, type]).toEqual([400, 'application/json']);
    const message = `format must be one of json, markdown, junit, ${end}`;
    expect(JSON.parse(text)).toEqual({ errors: [{ pointer: '', message }] });
  });
});

describe('GET /__admin/coverage/counts', () => {
  it('answers what several workers can add up', async () => {
    const [status, type, text] = await ask('GET', '/coverage/counts');
    expect([status, type, JSON.parse(text)]).toEqual([200, 'application/json', COUNTS]);
  });
});

describe('DELETE /__admin/coverage', () => {
  it('forgets what was counted, with 204', async () => {
    expect(await ask('DELETE', '/coverage')).toEqual([204, undefined, '']);
    expect(coverage.counts()).toEqual({ operations: {} });
  });
});
