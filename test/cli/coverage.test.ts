/** `coverage merge`: what it prints and writes, when it is content, and with which exit code it ends. */
import { readFileSync, truncateSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import {
  mergeCounts,
  operations,
  renderCoverage,
  report,
} from '../../src/server/coverage-report.ts';
import { runInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();

const COUNTS = [
  {
    operations: {
      payments_list: { statuses: { 200: 2 }, query: { page: 1 }, fields: {}, faults: {} },
    },
  },
  {
    operations: {
      payments_list: { statuses: { 200: 1, 500: 1 }, query: {}, fields: {}, faults: { 502: 1 } },
    },
  },
];
const CONTRACT = operations();
const MERGED = report(CONTRACT, mergeCounts(COUNTS));
const { covered, total, percent } = MERGED.summary.total;
const RESULT = `${percent} % (${covered} of ${total})`;

/** The counts of two workers, as files. */
const files = () => COUNTS.map((counts, index) => folder.write(`worker-${index}.json`, counts));
const merge = (...args: readonly string[]) => runInProcess(['coverage', 'merge', ...args]);

describe('coverage merge', () => {
  it('prints what the workers have exercised together, as Markdown', async () => {
    const text = renderCoverage(MERGED, 'markdown').trimEnd();
    expect(await merge(...files())).toEqual({ exitCode: 0, out: text, err: '' });
    expect(text).toContain('`200` ×3, `?page` ×1');
  });

  it.each(['json', 'markdown', 'junit'] as const)('prints %s on demand', async (format) => {
    const { out } = await merge('--format', format, ...files());
    expect(`${out}\n`).toBe(renderCoverage(MERGED, format));
  });

  it('takes JSON reports for counts, in any mixture', async () => {
    const [first = '', second = ''] = files();
    const { out } = await merge('--format', 'json', first);
    const printed = folder.write('report.json', out);
    expect((await merge('--format=json', second, printed)).out).toBe(
      renderCoverage(MERGED, 'json').trimEnd(),
    );
  });

  it('writes to --output, and says where', async () => {
    const path = folder.path('report.xml');
    const printed = await merge('--format', 'junit', '--output', path, ...files());
    expect(printed).toEqual({ exitCode: 0, out: `Coverage is ${RESULT}: see ${path}.`, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(renderCoverage(MERGED, 'junit'));
  });

  it('fails with 1 when the report cannot be written', async () => {
    const { exitCode, err } = await merge('--output', folder.path('none/report'), ...files());
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/ENOENT.*none\/report/)]);
  });

  it('takes variables for flags', async () => {
    const { exitCode, out } = await runInProcess(['coverage', 'merge', ...files()], {
      WALDUR_MOCK_COVERAGE_FORMAT: 'json',
      WALDUR_MOCK_COVERAGE_FAIL_UNDER: '100',
      WALDUR_MOCK_QUIET: 'none of its business',
    });
    expect([exitCode, JSON.parse(out)]).toEqual([1, MERGED]);
  });
});

describe('--fail-under', () => {
  /** A file in which so many statuses, parameters and fields of the contract were exercised. */
  const covering = (count: number) => {
    let left = count;
    const take = (names: readonly (string | number)[]) => {
      const taken = names.slice(0, left);
      left -= taken.length;
      return Object.fromEntries(taken.map((name) => [name, 1]));
    };
    const counts = CONTRACT.map(({ id, statuses, query, fields }) => [
      id,
      { statuses: take(statuses), query: take(query), fields: take(fields) },
    ]);
    return folder.write('covering.json', { operations: Object.fromEntries(counts) });
  };
  const under = async (count: number, threshold: string) => {
    const { exitCode, err } = await merge(covering(count), '--fail-under', threshold);
    return [exitCode, err];
  };

  it('is content with exactly as much, and with no hundredth less', async () => {
    const hundredths = BigInt(percent.replace('.', ''));
    const text = (value: bigint) => `0.${value.toString().padStart(2, '0')}`;
    expect(await under(covered, percent)).toEqual([0, '']);
    expect(hundredths).toBeLessThan(100n);
    expect(await under(covered, text(hundredths + 1n))).toEqual([
      1,
      `Coverage is ${RESULT}, under the ${text(hundredths + 1n)} % of --fail-under.`,
    ]);
  });

  it('wants all of it for 100', async () => {
    expect(await under(total, '100')).toEqual([0, '']);
    expect(await under(total, '100.00')).toEqual([0, '']);
    expect(await under(total - 1, '100')).toEqual([1, expect.stringContaining('under the 100 %')]);
  });

  it('is content with nothing for 0', async () => {
    expect(await under(0, '0.00')).toEqual([0, '']);
    expect((await under(0, '0.01'))[0]).toBe(1);
  });

  it('prints or writes the report all the same', async () => {
    const { out } = await merge(...files(), '--fail-under', '50');
    expect(out).toContain('# Contract coverage');
  });
});

describe('files without counts', () => {
  it('are told all at once with file, pointer and reason, with 3, and nothing is written', async () => {
    const paths = {
      missing: folder.path('none.json'),
      text: folder.write('half.json', '{"operations": '),
      latin: folder.write('latin.json', Buffer.from('{"operations": "é"}', 'latin1')),
      other: folder.write('world.json', { payments: [] }),
      unknown: folder.write('unknown.json', {
        operations: { payments_lst: {}, payments_list: { statuses: { 200: -1 }, fields: {} } },
      }),
    };
    const output = folder.path('report.md');
    const args = [...Object.values(paths), ...files(), '--output', output];
    const { exitCode, out, err } = await merge(...args);
    expect([exitCode, out]).toEqual([3, '']);
    expect(err.split('\n')).toEqual([
      'The counts have 7 problems:',
      expect.stringMatching(/none\.json: cannot be read: .*ENOENT/),
      `${paths.text}: is no JSON: line 1, column 16: the text ends too early`,
      `${paths.latin}: must be UTF-8`,
      `${paths.other}: must be coverage counts, such as {"operations": {}}`,
      `${paths.unknown}: /operations/payments_lst: is no operation: did you mean "payments_list"?`,
      `${paths.unknown}: /operations/payments_list/statuses/200: must be a whole number from 0 on`,
      `${paths.unknown}: /operations/payments_list/query: is required`,
    ]);
    expect(() => readFileSync(output)).toThrow('ENOENT');
  });

  it('may be a folder, or one alone', async () => {
    folder.write('some/counts.json', COUNTS[0]);
    const { exitCode, err } = await merge(folder.path('some'));
    expect([exitCode, err]).toEqual([
      3,
      expect.stringMatching(/^The counts have a problem:\n.*some: is no regular file/),
    ]);
  });

  it('may never end, or be larger than memory: they are not opened', async () => {
    const huge = folder.write('huge.json', '');
    truncateSync(huge, 5 * 1024 ** 3);
    expect(await merge('/dev/zero', huge)).toEqual({
      exitCode: 3,
      out: '',
      err: [
        'The counts have 2 problems:',
        '/dev/zero: is no regular file: a device, pipe or folder cannot be loaded',
        `${huge}: has 5120 MiB, and a file may have 256`,
      ].join('\n'),
    });
  });

  it('may have more wrong than a function takes arguments', async () => {
    const unknown = Array.from({ length: 200_000 }, (_, index) => [
      `${'x'.repeat(65)}${index}`,
      {},
    ]);
    const file = folder.write('wrong.json', { operations: Object.fromEntries(unknown) });
    const { exitCode, err } = await merge(file);
    expect([exitCode, err.split('\n')[0]]).toEqual([3, 'The counts have 1001 problems:']);
  });
});

describe('wrong usage of coverage', () => {
  it.each([
    [[], 'coverage needs to be told what to do: coverage merge <files…>.'],
    [['mrege', 'a'], 'Unknown command coverage mrege. Did you mean merge?'],
    [['show'], 'Unknown command coverage show.'],
    [['merge'], 'coverage merge needs at least one file of counts.'],
    [['merge', 'a', '--fail-undr', '1'], 'Unknown flag --fail-undr. Did you mean --fail-under?'],
    [['merge', 'a', '--port', '1'], 'Unknown flag --port. It is one of start, health, exec.'],
    [
      ['merge', 'a', '--format', 'yaml'],
      '--format (WALDUR_MOCK_COVERAGE_FORMAT) must be one of json, markdown, junit, not "yaml".',
    ],
    [['merge', 'a', '--output='], '--output (WALDUR_MOCK_COVERAGE_OUTPUT) must be a file, not "".'],
  ])('%j ends with 2 and says why', async (args, reason) => {
    const { exitCode, out, err } = await runInProcess(['coverage', ...args]);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toBe(`${reason}\nTry waldur-payments-mock coverage --help.`);
  });

  it.each(['', '-1', '100.01', '101', '80.555', '80.', '.5', '8e1', '80%', ' 80', '0x10', '٣'])(
    'refuses "%s" for --fail-under',
    async (threshold) => {
      const { exitCode, err } = await merge(...files(), `--fail-under=${threshold}`);
      expect(exitCode).toBe(2);
      expect(err).toContain(`from 0 to 100 with two decimals at most, not "${threshold}".`);
    },
  );

  it('tells all wrong values at once', async () => {
    const { err } = await merge('a', '--format', 'xml', '--fail-under', 'x', '--output=');
    expect(err.split('\n')).toHaveLength(4);
  });
});

describe('the flags of coverage merge', () => {
  it('may stand before the command', () => {
    const { settings, words } = parseArguments(['--format', 'json', 'coverage', 'merge', 'a'], {});
    expect([Object.fromEntries(settings), words]).toEqual([{ format: ['json'] }, ['merge', 'a']]);
  });

  it.each([
    [['start', '--fail-under', '80'], 'Unknown flag --fail-under. It is one of coverage.'],
    [['--format', 'coverage'], 'Unknown flag --format. It is one of compare, coverage.'],
    [
      ['validate', 'coverage', '--output', 'a'],
      'Unknown flag --output. It is one of export, compare, coverage.',
    ],
  ])('are none of another command: %j', (args, message) => {
    expect(() => parseArguments(args, {})).toThrow(new UsageError(message));
  });

  it('leave the variables of the others alone', () => {
    const { settings } = parseArguments(['coverage', 'merge'], { PORT: '1', HOST: 'h' });
    expect(Object.fromEntries(settings)).toEqual({});
    const environment = { WALDUR_MOCK_COVERAGE_FORMAT: 'json' };
    expect(Object.fromEntries(parseArguments(['start'], environment).settings)).toEqual({});
  });

  it('are asked for help like all others', async () => {
    const { exitCode, out } = await runInProcess(['coverage', 'merge', '--help']);
    expect(exitCode).toBe(0);
    for (const flag of ['--format', '--output', '--fail-under']) {
      expect(out).toMatch(new RegExp(`^ {6}${flag} .*\n {32}WALDUR_MOCK_COVERAGE_`, 'm'));
    }
  });
});
