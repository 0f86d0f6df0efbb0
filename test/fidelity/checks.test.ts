/** Sees each check of the ledger fail: on claims that nothing holds, and on things that nobody claims. */
import { describe, expect, it } from '@jest/globals';
import { sourceFile } from '../architecture/source-file.ts';
import type { Rule, Section } from './claims/rule.ts';
import { checkOperations } from './operation-checks.ts';
import { type FindTests, titlesIn } from './own-tests.ts';
import { sentencesIn } from './product-texts.ts';
import { checkCases, checkPage, checkRules } from './rule-checks.ts';
import { answerTexts, checkOtherWords, checkRecordedTexts, checkTexts } from './text-checks.ts';
import type { RecordedCase } from './transcripts.ts';

const findTests: FindTests = (file) =>
  file === 'a/b' ? { titles: new Set(['works']), text: "'No more than 5 cats.'" } : undefined;

const recorded = (id: string, status = 200, ...texts: string[]): RecordedCase => ({
  id,
  steps: [{ method: 'GET', path: '/api/cats/1/', status, texts }],
});
const cases = [recorded('cats/one'), recorded('cats/two')];
const sections = (...rules: Rule[]): readonly Section[] => [{ title: 'Cats', rules }];

describe('checkRules', () => {
  it.each<[string, Rule, readonly string[]]>([
    ['a rule with a case', { says: 'x', cases: ['cats/*'] }, []],
    ['a rule with a test', { says: 'x', tests: [['a/b', 'works']] }, []],
    ['a rule with neither', { says: 'x', page: 'sum' }, ['x - names neither a case nor a test']],
    ['no such case', { says: 'x', cases: ['cats/t'] }, ['x - no recorded case is cats/t']],
    ['no such file', { says: 'x', tests: [['a', 'works']] }, ['x - there is no test/a.test.ts']],
    ['no such test', { says: 'x', tests: [['a/b', 'wor']] }, ["x - test/a/b.test.ts has no 'wor'"]],
  ])('of %s', (_what, rule, faults) => {
    expect(checkRules(sections(rule), cases, findTests)).toEqual(faults);
  });

  it('refuses a rule that is there twice', () => {
    const rule = { says: 'x', cases: ['cats/one'] };
    expect(checkRules(sections(rule, rule), cases, findTests)).toEqual(['x - is claimed twice']);
  });
});

describe('checkCases', () => {
  it.each([
    [['cats/*'], []],
    [['cats/one'], ['no rule claims the case cats/two']],
    [['dogs/*'], ['no rule claims the case cats/one', 'no rule claims the case cats/two']],
  ])('with rules for %j', (claimed, faults) => {
    expect(checkCases(sections({ says: 'x', cases: claimed }), cases)).toEqual(faults);
  });
});

describe('checkPage', () => {
  it('tells what the page says and no rule speaks of', () => {
    const faults = checkPage(sections({ says: 'x', page: 'sum' }));
    expect(faults).toContain(
      'no rule speaks of what the page says: The list answers an array of payments.',
    );
    expect(faults.join()).not.toMatch('The sum is');
  });
});

describe('checkOperations', () => {
  const takes = { query: [], fields: [], readOnlyFields: [], statuses: [200] };
  const operations = [{ id: 'cats_retrieve', method: 'GET', path: '/api/cats/{uuid}/', ...takes }];
  const tested = { says: 'a cat', tests: [['a/b', 'works']] } as const;

  it.each([
    ['recorded', cases, { cats_retrieve: { says: 'a cat' } }, []],
    ['tested', [], { cats_retrieve: tested }, []],
    ['not claimed', cases, {}, ['cats_retrieve - the server has it, and nobody claims it']],
    [
      'neither',
      [recorded('cats/none', 404)],
      { cats_retrieve: { says: 'a cat' } },
      ['cats_retrieve - no success is recorded, and no test is named'],
    ],
    [
      'gone',
      cases,
      { cats_retrieve: tested, dogs_list: tested },
      ['dogs_list - is claimed, and the server has no such operation'],
    ],
  ])('of an operation that is %s', (_what, played, claims, faults) => {
    expect(checkOperations(operations, played, claims, findTests)).toEqual(faults);
  });
});

describe('checkTexts', () => {
  const text = 'No more than {n} cats.';

  it.each([
    ['recorded', [recorded('cats/many', 400, 'No more than 9 cats.')], {}, []],
    ['tested', [], { [text]: ['a/b', 'works'] }, []],
    ['neither', cases, {}, [`"${text}" - is in no recording, and no test is named for it`]],
    [
      'gone',
      [],
      { [text]: ['a/b', 'works'], 'No dogs.': ['a/b', 'works'] },
      ['"No dogs." - is claimed, and the product has no such text'],
    ],
  ] as const)('of a text that is %s', (_what, played, claims, faults) => {
    expect(checkTexts([text], played, claims, findTests)).toEqual(faults);
  });

  it('refuses a test that does not speak of the text', () => {
    expect(checkTexts(['No dogs.'], [], { 'No dogs.': ['a/b', 'works'] }, findTests)).toEqual([
      '"No dogs." - test/a/b.test.ts does not speak of it',
    ]);
  });
});

describe('checkRecordedTexts', () => {
  const page = '<title>Cats only</title><p></p>';

  it.each([
    ['No more than 9 cats.', []],
    [page, []],
    ['JSON parse error - Cats only: line 1', []],
    ['No dogs.', ['"No dogs." - is recorded in cats/x, and the product has no such text']],
  ])('of %j', (text, faults) => {
    const texts = ['No more than {n} cats.', 'Cats only'];
    expect(checkRecordedTexts(texts, [recorded('cats/x', 400, text)])).toEqual(faults);
  });
});

describe('the texts of a source', () => {
  const source = [
    "import { x } from 'not these words.ts';",
    "type T = 'nor these words';",
    `const TEXTS = { a: 'Two words.', b: (n: number) => \`At most \${n} of \${n + 1}.\` } as const;`,
    "const info = { summary: 'Not told to anybody.' };",
    "const key = 'date_of_payment';",
  ].join('\n');
  const texts = sentencesIn('src/cats.ts', source);

  it('are its sentences', () => {
    expect(texts.map(({ text }) => text)).toEqual(['Two words.', 'At most {n} of {…}.']);
  });

  it('are left out where they are set apart, by file or by themselves', () => {
    const other = { files: [], texts: { 'Two words.': 'why', 'Gone.': 'why' } };
    expect(answerTexts(texts, other)).toEqual(['At most {n} of {…}.']);
    expect(checkOtherWords(texts, other)).toEqual(['"Gone." is set apart, and is nowhere']);
    expect(answerTexts(texts, { files: [[/cats/, 'why']], texts: {} })).toEqual([]);
    expect(checkOtherWords(texts, { files: [[/dogs/, 'why']], texts: {} })).toHaveLength(1);
  });
});

describe('titlesIn', () => {
  it('finds what runners are called with, and the rows of refusals', () => {
    const source = [
      "describe.each([1])('a', () => { it('b', run); it.each(['no'])('c %s', run); });",
      "describeField('d', read, {}); itRefuses(api, {}, [['e', 'no'], ...more, ['f', {}]]);",
      "other('no');",
    ].join('\n');
    expect([...titlesIn(sourceFile('a.test.ts', source).body)]).toEqual([
      'a',
      'b',
      'c %s',
      'd',
      'e',
      'f',
    ]);
  });
});
