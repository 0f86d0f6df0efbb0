/** How texts, JSON and rows of others are shown: whole in the end, cut at first, never read as anything else. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellText, columnOrder } from '../../src/inspector/data/cell-text.ts';
import { differencesOf } from '../../src/inspector/data/differences-of.ts';
import { cut, shortUuid } from '../../src/inspector/parts/cut.ts';
import { jsonTokens, prettyJson } from '../../src/inspector/parts/json-tokens.ts';
import { rolesText } from '../../src/inspector/tokens/roles.ts';
import { tokenHints } from '../../src/inspector/tokens/token-hints.ts';

describe('cut', () => {
  it('gives the whole of a short text, and counts what it hides of a long one', () => {
    expect(cut('abc', 3)).toEqual({ shown: 'abc', hidden: 0 });
    expect(cut('abcdef', 3)).toEqual({ shown: 'abc', hidden: 3 });
  });

  it('breaks no character', () => {
    expect(cut('a😀b', 2)).toEqual({ shown: 'a', hidden: 3 });
  });
});

describe('prettyJson', () => {
  it('means the same, and writes it as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        expect(prettyJson(json)).toBe(JSON.stringify(JSON.parse(json), null, 2));
      }),
    );
  });

  it('keeps numbers as they were written, and escapes too', () => {
    expect(prettyJson('{"sum": 1.50, "big":12345678901234567890, "a":"\\u0041"}')).toBe(
      '{\n  "sum": 1.50,\n  "big": 12345678901234567890,\n  "a": "\\u0041"\n}',
    );
  });

  it.each(['', '{', '<html>', "{'a': 1}"])('is nothing for %j', (text) => {
    expect(prettyJson(text)).toBeUndefined();
  });
});

describe('jsonTokens', () => {
  it('loses nothing, of JSON or of a part of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(200), (value, end) => {
        const text = JSON.stringify(value, null, 2).slice(0, end);
        expect(
          jsonTokens(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('tells names from texts, numbers and words', () => {
    const kinds = jsonTokens('{"a": ["b: c", -1.5e3, null]}').filter(
      ({ kind }) => kind !== 'plain',
    );
    expect(kinds).toEqual([
      { kind: 'name', text: '"a"' },
      { kind: 'text', text: '"b: c"' },
      { kind: 'number', text: '-1.5e3' },
      { kind: 'word', text: 'null' },
    ]);
  });
});

describe('what is shown of rows', () => {
  it('is one line for each value', () => {
    expect([null, undefined, 'a', 1, true, { a: 1 }].map(cellText)).toEqual([
      '',
      '',
      'a',
      '1',
      'true',
      '{"a":1}',
    ]);
    expect(cellText('x'.repeat(1_000_000))).toHaveLength(120);
  });

  it('begins with the columns that tell rows apart', () => {
    expect(columnOrder(['password', 'email', 'username', 'uuid'])).toEqual([
      'uuid',
      'username',
      'email',
      'password',
    ]);
  });

  it('is in what two of them differ', () => {
    expect(differencesOf({ a: 1, b: null, c: [1] }, { a: 1, b: 'x', d: 2 })).toEqual([
      { name: 'b', was: 'null', is: '"x"' },
      { name: 'c', was: '[1]', is: '' },
      { name: 'd', was: '', is: '2' },
    ]);
  });

  it('is the roles of a user, by the names of organizations where they are known', () => {
    const [acme, other] = [uuidOf(1), uuidOf(2)];
    const roles = [
      { role: 'owner', customer: acme },
      { role: 'project_admin', customer: other, project: uuidOf(3) },
    ];
    expect(rolesText(roles, new Map([[acme, 'Acme']]))).toBe(
      'owner of Acme; project_admin of ca000000…000002, project ca000000…000003',
    );
  });

  it('is a uuid without what is alike in all of them', () => {
    expect([uuidOf(7), uuidOf(7).replaceAll('-', ''), 'no uuid at all', ''].map(shortUuid)).toEqual(
      ['ca000000…000007', 'ca000000…000007', 'no uuid at all', ''],
    );
  });

  it('is so much of a token as tells it from the others, and never all of it', () => {
    const tokens = [
      'YOUR_API_TOKEN',
      'owner-token',
      'project-admin-token',
      'project-manager-token',
    ];
    expect([...tokenHints([...tokens, 'short'])]).toEqual([
      ['YOUR_API_TOKEN', 'YOU••••OKEN'],
      ['owner-token', 'own••••oken'],
      ['project-admin-token', 'project-a••••oken'],
      ['project-manager-token', 'project-m••••oken'],
      ['short', '••••'],
    ]);
    expect(
      tokenHints(['aaaaaaaaaaaa-1-same', 'aaaaaaaaaaaa-2-same']).get('aaaaaaaaaaaa-1-same'),
    ).toBe('aaaaaaaaa••••same');
  });
});

function uuidOf(last: number): string {
  return `ca000000-0000-4000-8000-00000000000${last}`;
}
