/** What the README and its page tell of benchmarks was measured on the Node.js that matter, and tells of everything. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { documentAt, readme } from './blocks.ts';
import { sectionIn } from './sections.ts';
import { figuresIn } from './speed-section.ts';

const page = documentAt('test/benchmark/README.md');
const all = figuresIn(page);

describe('the benchmarks', () => {
  it('are those of the oldest Node.js that the package takes, and of the one that the image runs', () => {
    const { engines } = JSON.parse(documentAt('package.json'));
    const [, image] = /^ARG \w+=node:(\d+)/m.exec(documentAt('Dockerfile')) ?? [];
    const measured = all.map(({ node }) => node);
    expect(measured).toEqual([/\d+/.exec(engines.node)?.[0], image]);
    const summary = sectionIn(readme, 'speed');
    expect(measured.filter((major) => !summary.includes(` on Node.js ${major}`))).toEqual([]);
  });

  it('tell of every operation at every size', async () => {
    const operations = new URL('../benchmark/operations.mjs', import.meta.url);
    const { OPERATIONS } = await import(operations.href);
    const rows = Object.keys(OPERATIONS).flatMap((operation) =>
      ['1,000', '100,000', '1,000,000'].map((size) => `\n| ${operation} | ${size} | `),
    );
    expect(rows.filter((row) => page.split(row).length !== all.length + 1)).toEqual([]);
    for (const { rows: others, toExpress } of all) {
      expect(toExpress.filter((ratio) => !(ratio > 0))).toEqual([]);
      expect(toExpress).toHaveLength(rows.length);
      for (const measured of ['start to first answer', 'resident, default world']) {
        expect([...others.keys()]).toContain(measured);
      }
    }
  });

  it('have ratios that all read the same way, on the page and in the summary', () => {
    const text = readFileSync(new URL('../benchmark/README.md', import.meta.url), 'utf8');
    expect(text).toContain('above 1 the mock is better');
    expect(sectionIn(readme, 'speed')).toContain('above 1 the mock is better');
    for (const { rows } of all) {
      for (const [name, [mock = '', baseline = '', ratio = '']] of rows) {
        if (ratio === '') continue;
        const [ours = 0, theirs = 0] = [mock, baseline].map((cell) =>
          Number.parseFloat(cell.replaceAll(',', '')),
        );
        const told = Number(ratio.replace('×', ''));
        expect([name, Math.abs(theirs / ours / told - 1) < 0.05]).toEqual([name, true]);
      }
    }
  });
});
