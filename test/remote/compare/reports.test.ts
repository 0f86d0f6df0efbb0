/** What a server answers cannot break a report: neither its lines, nor its tables, nor the terminal that shows it. */
import { describe, expect, it } from '@jest/globals';
import { type CompareReport, renderComparison } from '../../../src/index.ts';

const HOSTILE = '\u0000\u001b[2J]]>|a\r\nb```\u2028\ud800\u202e<script>&amp;';

const REPORT: CompareReport = {
  to: 'https://waldur.example.com/',
  probes: [
    {
      ...{ name: 'GET /api/payments/', phase: 'read', caller: 'user', rule: 'payments_list' },
      ...{ verdict: 'drift', request: { method: 'GET', path: '/api/payments/' } },
      ...{ status: { mock: 200, real: 200 }, named: [] },
      differences: [{ place: `/0/${HOSTILE}`, mock: undefined, real: HOSTILE }],
    },
    {
      ...{ name: 'step 1', phase: 'write', caller: 'user', rule: 'payments_create' },
      ...{ verdict: 'skipped', request: { method: 'POST', path: '/api/payments/' } },
      ...{ status: { mock: 201, real: undefined }, named: [], differences: [], reason: HOSTILE },
    },
  ],
  counts: { same: 0, named: 0, drift: 1, skipped: 1 },
  causes: [
    {
      ...{ what: `payments: ${HOSTILE}`, probes: [0] },
      differences: [{ place: `/0/${HOSTILE}`, mock: undefined, real: HOSTILE }],
    },
  ],
  ...{ contract: { preset: 'deployed' }, named: [], untold: [], sample: { payments: 1 } },
  ...{ left: [], notes: [HOSTILE], requests: 9 },
};

/** Lines are ended by some; undefined where there is none at all. */
const unprintableIn = (text: string): string | undefined =>
  text.match(/[\p{Cc}\p{Cs}\u2028\u202e]/gu)?.join('');

describe('a report of what a hostile server answers', () => {
  it('is made of lines for people', () => {
    const text = renderComparison(REPORT, 'human');
    expect(unprintableIn(text)?.replaceAll('\n', '')).toBe('');
    expect(text).toContain(
      '    + real: \\u0000\\u001b[2J]]>|a\\u000d\\u000ab```\\u2028\\ud800\\u202e<script>&amp;\n',
    );
  });

  it('is a table of three cells in Markdown', () => {
    const text = renderComparison(REPORT, 'markdown');
    expect(unprintableIn(text)?.replaceAll('\n', '')).toBe('');
    const row = text.split('\n').find((line) => line.includes('/0/')) ?? '';
    expect(row.split(/(?<!\\)\|/)).toHaveLength(5);
    expect(row).toContain('````');
  });

  it('is XML of characters that XML has', () => {
    const text = renderComparison(REPORT, 'junit');
    expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]|<script>/u);
    expect(text).toContain('\ufffd\ufffd[2J]]&gt;|a&#13;&#10;b```');
    expect(text).toContain('failures="1" errors="0" skipped="1"');
  });

  it('is JSON', () => {
    expect(JSON.parse(renderComparison(REPORT, 'json'))).toMatchObject({ notes: [HOSTILE] });
  });
});
