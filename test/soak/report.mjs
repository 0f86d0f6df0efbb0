/** What a soak found, as Markdown: its figures stand in the README of this folder. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const FILE = new URL('README.md', import.meta.url);

const whole = (number) => Math.round(number).toLocaleString('en');
const sorted = (counts) => [...counts].sort(([, a], [, b]) => b - a);

export function report({ judge, peak, lefts, minutes, fuzz, heap, seed }) {
  const { kinds, ends, requests, failures } = judge;
  const [, warm] = lefts;
  const last = lefts.at(-1);
  return [
    `Node.js ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${minutes} minutes, ${whole(fuzz)} strange requests, heap of ${heap || 'any'} MB, seed ${seed}: **${failures.length === 0 ? 'passed' : 'failed'}**.`,
    '',
    '| requests | |',
    '| --- | --: |',
    `| all | ${whole(requests)} |`,
    ...sorted(kinds).map(([kind, count]) => `| ${kind} | ${whole(count)} |`),
    '',
    `Ends: ${sorted(ends)
      .map(([end, count]) => `${end} × ${whole(count)}`)
      .join(', ')}.`,
    '',
    '| megabytes of the server | resident | heap and buffers |',
    '| --- | --: | --: |',
    `| at its highest | ${whole(peak.rss)} | |`,
    `| all state put back, after the second of ${lefts.length} rounds | ${whole(warm?.rss ?? 0)} | ${whole(warm?.heap ?? 0)} |`,
    `| after the last | ${whole(last?.rss ?? 0)} | ${whole(last?.heap ?? 0)} |`,
    ...(failures.length === 0 ? [] : ['', ...failures.map((failure) => `- ${failure}`)]),
  ].join('\n');
}

export function writeReport(told) {
  const text = `# Soak

Written by \`npm run soak -- --write\`. Fifty sandboxes, snapshots, faults and journals at their limits; all operations of the API,
uploads, clients that leave, answers that stall, resets meanwhile; and a control plane that is sent nonsense. The speed is in the
README of the benchmarks, \`test/benchmark/\`.

${told}
`;
  writeFileSync(FILE, text);
}
