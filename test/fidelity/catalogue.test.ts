/** Holds the catalogue of refusals together: each is given somewhere, stands once in the source, is tested and is in the table of src/waldur/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as messages from '../../src/drf/messages.ts';
import { Refusal } from '../../src/drf/refusal.ts';
import { STEPS } from '../../src/drf/refusal-traits.ts';
import { site } from '../../src/resources/index.ts';
import { nodesBelow, nodesIn, type SyntaxNode, sourceFile } from '../architecture/source-file.ts';
import { documentAt, quoted, table } from '../readme/blocks.ts';
import { createTestFinder } from './own-tests.ts';

const root = new URL('../../', import.meta.url);
const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => sourceFile(name, readFileSync(new URL(name, root), 'utf8')));

/** Where refusals are declared, and what says of operations which of them they give. */
const DECLARING = /\/(refusals|messages|on-demand)\.ts$/;

/** The groups by the names of their constants: those of messages, and of every `refusals.ts` that there is. */
const groups: (readonly [group: string, refusals: object])[] = [];
const declared: Refusal[] = [];

beforeAll(() => {
  const paths = files.map(({ path }) => path).filter((path) => path.endsWith('/refusals.ts'));
  const load: (path: string) => object = createRequire(import.meta.url);
  const modules = paths.map((path) => load(`../../${path}`));
  for (const [name, group] of [messages, ...modules].flatMap((each) => Object.entries(each))) {
    const refusals = Object.values(Object(group)).filter(isRefusal);
    if (refusals.length === 0) continue;
    groups.push([name, group]);
    declared.push(...refusals);
  }
});

function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal;
}

/** A text literal; of a template that puts something in, nothing. */
function literalOf(node: SyntaxNode): string | undefined {
  if (node.type === 'StringLiteral') return String(node['value']);
  const { quasis, expressions } = node;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(quasis)) return undefined;
  return Array.isArray(expressions) && expressions.length === 0 ? quasis[0]?.cooked : undefined;
}

const literals = files.flatMap(({ path, body }) =>
  Array.from(
    nodesBelow(body, ({ type }) => type !== 'ImportDeclaration'),
    literalOf,
  )
    .filter((text) => text !== undefined)
    .map((text) => ({ path, text })),
);

/** Refusals without words of their own, each with the test that sees it given. */
const WORDLESS: Readonly<Record<string, readonly [file: string, title: string]>> = {
  'request.path': [
    'server/sandboxes',
    'answers a path that cannot be decoded without a stack trace',
  ],
  'request.no_such_page': ['waldur/site', 'has no page at %s'],
  'request.too_many_parameters': ['waldur/site', 'reads %i parameters: %i'],
  'link.unresolvable': [
    'resources/payments/filters',
    '?profile=%s leads nowhere, and gets the URL table',
  ],
};

/** The words that every known fault of the server begins with: they stand once, and each sentence after them. */
const FAULT = 'A known fault of the server, reproduced: ';

describe('the catalogue of refusals', () => {
  it('has a name for each', () => {
    const names = declared.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
  });

  it('is what the operations can give, and what comes before there is one', () => {
    const given = new Set(site.refusals.map(({ detail }) => detail.refusal.name));
    expect(declared.filter(({ name }) => !given.has(name)).map(({ name }) => name)).toEqual([]);
    expect([...given].filter((name) => !declared.some((each) => each.name === name))).toEqual([]);
  });

  it('names each possible refusal differently from any other', () => {
    const texts = new Map<string, Set<string>>();
    for (const { name, detail } of site.refusals) {
      texts.set(name, (texts.get(name) ?? new Set()).add(detail.refusal.name));
    }
    expect([...texts].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  it('has every text once in the source', () => {
    const texts = declared.map(({ text }) => text.replace(FAULT, ''));
    const counts = [...new Set(texts)]
      .filter((text) => text !== '')
      .map((text) => [text, literals.filter((each) => each.text === text).length] as const);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
    expect(counts.length).toBeGreaterThan(50);
  });

  it('has no text that the rest of the source spells out again', () => {
    const made = new Set(site.refusals.flatMap(({ detail }) => [detail.text, detail.example.text]));
    const spelt = literals.filter(({ path, text }) => !DECLARING.test(path) && made.has(text));
    expect(spelt.filter(({ text }) => text !== '')).toEqual([]);
  });

  it('has none that nothing gives', () => {
    const given = new Set(
      files
        .filter(({ path }) => !DECLARING.test(path))
        .flatMap(({ body }) => Array.from(nodesBelow(body), namedIn).flat()),
    );
    const idle = groups.flatMap(([group, refusals]) =>
      Object.keys(refusals).filter((code) => !given.has(`${group}.${code}`)),
    );
    expect(idle).toEqual([]);
  });

  it('has a test for those that have no words', () => {
    const findTests = createTestFinder(root);
    const wordless = declared.filter(({ text }) => text === '').map(({ name }) => name);
    expect(Object.keys(WORDLESS).sort()).toEqual([...wordless].sort());
    for (const [file, title] of Object.values(WORDLESS)) {
      expect([...(findTests(file)?.titles ?? [])]).toContain(title);
    }
  });
});

/** `GROUP.code`, and both codes of `const { code, other } = GROUP`. */
function namedIn(node: SyntaxNode): readonly string[] {
  if (node.type === 'MemberExpression') {
    const { object, property } = node;
    return [`${Object(object).value}.${Object(property).value}`];
  }
  if (node.type !== 'VariableDeclarator') return [];
  const { id, init } = node;
  const members = nodesIn(Object(id).properties).map((member) => Object(member['key']).value);
  return members.map((code) => `${Object(init).value}.${code}`);
}

describe('the table of errors', () => {
  /** The step of each row: what comes first wins. */
  const ROWS = [
    'route',
    'route',
    'negotiate',
    'authenticate',
    'method',
    'permit',
    'find',
    'find',
    'state',
    'parse',
    'parse',
    'validate',
    'act',
    'act',
    'act',
  ] as const;
  const rows = table('Errors', documentAt('src/waldur/README.md')).map(
    ([statuses = '', , body = ''], at) => ({
      step: ROWS[at],
      statuses: statuses.split(', '),
      body,
    }),
  );
  const SHAPES = {
    detail: '{"detail"',
    list: '["',
    field: '{"<',
    non_field: '"non_field_errors"',
    page: 'HTML page',
    urls: '"tried"',
  } as const;
  const fits = ({ step, status, shape }: Refusal, row: (typeof rows)[number]) =>
    row.step === step && row.statuses.includes(String(status)) && row.body.includes(SHAPES[shape]);

  it('is in the order of the steps', () => {
    expect(rows.map(({ step }) => step)).toEqual([...ROWS]);
    expect(ROWS.map((step) => STEPS.indexOf(step))).toEqual(
      ROWS.map((step) => STEPS.indexOf(step)).sort((a, b) => a - b),
    );
  });

  it('has every refusal', () => {
    const missing = declared.filter((refusal) => !rows.some((row) => fits(refusal, row)));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('has no status that nothing gives', () => {
    const strange = rows.flatMap((row) =>
      row.statuses
        .filter((status) => Number(status) >= 400)
        .filter(
          (status) =>
            !declared.some((each) => each.step === row.step && String(each.status) === status),
        )
        .map((status) => `${row.step} ${status}`),
    );
    expect(strange).toEqual([]);
  });

  it('quotes texts of the catalogue', () => {
    const texts = new Set(site.refusals.map(({ detail }) => detail.text));
    const told = rows
      .flatMap(({ body }) => quoted(body))
      .flatMap((code) => /"([A-Z][^"]+\.)"/.exec(code)?.[1] ?? []);
    expect(told.filter((text) => !texts.has(text))).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
  });
});
