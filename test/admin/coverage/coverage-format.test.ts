/** The forms of a report, as people and CI systems read them. */
import { describe, expect, it } from '@jest/globals';
import {
  COVERAGE_FORMATS,
  coverageJunit,
  coverageMarkdown,
  renderCoverage,
} from '../../../src/sandbox/coverage/render.ts';
import { report } from '../../../src/sandbox/coverage/report.ts';
import { countsOf, OPERATIONS } from './contract.ts';

const SOME = report(
  OPERATIONS,
  countsOf('things_list', { 200: 3, 500: 2 }, { page: 1 }, {}, { 200: 1, 502: 2 }),
);
const NONE = report(OPERATIONS, { operations: {} });

describe('the Markdown', () => {
  it('has a summary, a line for each operation, and the unexpected statuses', () => {
    expect(coverageMarkdown(SOME)).toBe(`# Contract coverage: 25.00 %

| what | covered | of | percent |
|---|--:|--:|--:|
| operations called | 1 | 2 | 50.00 % |
| statuses | 1 | 4 | 25.00 % |
| query parameters | 1 | 2 | 50.00 % |
| body fields | 0 | 2 | 0.00 % |
| statuses, parameters and fields | 2 | 8 | 25.00 % |

## Operations

A status stands as a number, a query parameter with \`?\`, a body field with \`.\`; \`×\` says how often. Answers that faults
have made stand apart, and cover nothing.

| operation | request | covered | exercised | not exercised | by faults |
|---|---|--:|---|---|---|
| \`things_list\` | \`GET /api/things/\` | 50.00 % (2 of 4) | \`200\` ×3, \`?page\` ×1 | \`401\`, \`?name\` | \`200\` ×1, \`502\` ×2 |
| \`things_create\` | \`POST /api/things/\` | 0.00 % (0 of 4) | – | \`201\`, \`400\`, \`.name\`, \`.sum\` | – |

## Unexpected statuses

Answers that the contract does not have; they count for nothing above.

| operation | status | times |
|---|--:|--:|
| \`things_list\` | 500 | 2 |
`);
  });

  it('says nothing of unexpected statuses when there are none', () => {
    expect(coverageMarkdown(NONE)).not.toContain('Unexpected');
  });
});

describe('the JUnit XML', () => {
  it('has a suite for each operation, a case for each item, and skips what was not exercised', () => {
    expect(coverageJunit(SOME)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="contract coverage" tests="8" failures="0" errors="0" skipped="6">
  <testsuite name="things_list" tests="4" failures="0" errors="0" skipped="2">
    <testcase classname="things_list" name="status 200"/>
    <testcase classname="things_list" name="status 401"><skipped message="not exercised"/></testcase>
    <testcase classname="things_list" name="query page"/>
    <testcase classname="things_list" name="query name"><skipped message="not exercised"/></testcase>
    <system-out>GET /api/things/: 50.00 %; unexpected statuses: 500 (2 times); answers of faults: 200 (1 times), 502 (2 times)</system-out>
  </testsuite>
  <testsuite name="things_create" tests="4" failures="0" errors="0" skipped="4">
    <testcase classname="things_create" name="status 201"><skipped message="not exercised"/></testcase>
    <testcase classname="things_create" name="status 400"><skipped message="not exercised"/></testcase>
    <testcase classname="things_create" name="field name"><skipped message="not exercised"/></testcase>
    <testcase classname="things_create" name="field sum"><skipped message="not exercised"/></testcase>
    <system-out>POST /api/things/: 0.00 %</system-out>
  </testsuite>
</testsuites>
`);
  });

  it('escapes what XML would take for its own, and drops what it cannot hold', () => {
    const odd = {
      id: `a<b>&"c'`,
      method: 'GET',
      path: '/<&>\u0000\ud800/\u{1f600}',
      query: ['x\ny'],
      fields: [],
      readOnlyFields: [],
      statuses: [],
    };
    const text = coverageJunit(report([odd], { operations: {} }));
    expect(text).toContain('<testsuite name="a&lt;b&gt;&amp;&quot;c&apos;" tests="1"');
    expect(text).toContain('name="query x&#10;y"');
    expect(text).toContain('GET /&lt;&amp;&gt;\ufffd\ufffd/\u{1f600}: 0.00 %');
  });
});

describe('every form', () => {
  it.each(COVERAGE_FORMATS)('%s ends with one line end', (format) => {
    expect(renderCoverage(SOME, format)).toMatch(/[^\n]\n$/);
  });

  it('is the report itself as JSON', () => {
    expect(JSON.parse(renderCoverage(SOME, 'json'))).toEqual(SOME);
  });
});
