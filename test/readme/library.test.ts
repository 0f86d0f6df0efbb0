/** What src/server/README.md says of the library is so: its members and its options. */
import { describe, expect, it } from '@jest/globals';
import { createMockServer, startMockServer } from '../../src/index.ts';
import { checkedOptions } from '../../src/server/options.ts';
import { documentAt, quoted, table } from './blocks.ts';
import { sectionIn } from './sections.ts';

const LIBRARY = 'src/server/README.md';

describe('the table of what a server has', () => {
  const names = table('What a server has', documentAt(LIBRARY)).flatMap(([cell = '']) =>
    quoted(cell),
  );

  it('names what there is, and no more', async () => {
    const server = await startMockServer();
    await server.close();
    const called = names.map((name) => name.replace(/\(.*/, ''));
    expect([...called].sort()).toEqual(Object.keys(server).sort());
  });

  it('names what the clock does', () => {
    const [row = []] = table('What a server has', documentAt(LIBRARY)).filter(
      ([cell]) => cell === '`clock`',
    );
    const { clock } = createMockServer();
    expect(quoted(row[1] ?? '').filter((name) => !(name in clock))).toEqual([]);
  });

  it('names what the other parts do', () => {
    const server = createMockServer();
    const parts = { requests: server.requests, faults: server.faults, coverage: server.coverage };
    for (const [part, members] of Object.entries(parts)) {
      const [row = []] = table('What a server has', documentAt(LIBRARY)).filter(
        ([cell]) => cell === `\`${part}\``,
      );
      const told = quoted(row[1] ?? '');
      expect(told.filter((name) => typeof Reflect.get(members, name) !== 'function')).toEqual([]);
      expect(told.length).toBeGreaterThan(1);
    }
  });

  it('is followed by every option', () => {
    const told = allTables(sectionIn(documentAt(LIBRARY), 'options'));
    const [, all = ''] = /there are (.*)$/.exec(refusal({ nonsense: 1 })) ?? [];
    expect(told.sort()).toEqual(all.split(', ').sort());
  });
});

/** The name in the first cell of each row. */
function allTables(text: string): string[] {
  return Array.from(text.matchAll(/^\| `(\w+)` \|/gm), ([, name = '']) => name);
}

/** What the options' own check says. */
function refusal(options: object): string {
  try {
    checkedOptions(options);
    return '';
  } catch (error) {
    return String(error);
  }
}
