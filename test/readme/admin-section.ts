/** The reference of the control plane, from what its OpenAPI document says. */
import { isObject } from '../../src/fixtures/outline.ts';
import { presets } from '../../src/sandbox/faults/presets.ts';
import { ADMIN_PATH } from '../../src/values/own-paths.ts';
import { anchorsOf } from '../architecture/citations.ts';
import { code, details, jsonBlock, tableOf } from './markdown.ts';
import {
  type DescribedOperation,
  kindOf,
  listOf,
  membersOf,
  OpenApi,
  referenceOf,
} from './open-api.ts';

/** A longer example is left out: `/__admin/docs` shows it. */
const MOST_LINES = 25;
/** Schemas that stand in a section or a page of their own. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  Fixtures: '[a fixture document](../fixtures/README.md)',
  FaultPreset: '[a preset](#presets)',
  RequestPattern: '[a pattern](#patterns)',
};

/** A schema that has a name: its link, or what it is. */
const namedIn = (api: OpenApi) => (name: string) => ELSEWHERE[name] ?? kindOf(api.schema(name));

/** Every operation: a table of all, and then what each takes and answers. */
export async function adminSection(): Promise<string> {
  const api = await OpenApi.served();
  const operations = api.operations(ADMIN_PATH);
  const sections = operations.map((each) => ({ each, lines: operationLines(api, each) }));
  const rows = sections.map(({ each, lines }) => {
    const route = code(titleOf(each));
    const [anchor = ''] = anchorsOf(`# ${titleOf(each)}`);
    const linked = lines.length > 0 ? `[${route}](#${anchor})` : route;
    return [linked, each.summary, api.statuses(each).join(', ')];
  });
  return [
    ...tableOf(['method and path', 'what it does', 'answers'], rows),
    '',
    ...sections.flatMap(({ each, lines }) =>
      lines.length === 0 ? [] : [`### ${titleOf(each)}`, '', `${each.summary}.`, '', ...lines],
    ),
    '## Patterns',
    '',
    'A pattern says what a request is like. All members that it has must hold; without members it fits every request.',
    '',
    ...memberTable(api, api.schema('RequestPattern')),
  ].join('\n');
}

const titleOf = ({ method, path }: DescribedOperation) => `${method} ${path}`;

/** What there is to tell beyond its line in the table. */
function operationLines(api: OpenApi, each: DescribedOperation): readonly string[] {
  const parameters = listOf(api.at(each.operation, 'parameters')).map((one) => api.at(one));
  const query = parameters.filter((one) => api.at(one, 'in') === 'query');
  const content = api.at(each.operation, 'requestBody', 'content', 'application/json');
  const body = isObject(content) ? content['schema'] : undefined;
  const isOptional = api.at(each.operation, 'requestBody', 'required') === false;
  return [
    ...(query.length > 0 ? queryTable(api, query) : []),
    ...(body === undefined ? [] : bodyLines(api, body, isOptional)),
    ...exampleLines('For example:', api.at(content, 'example')),
    ...answerLines(api, each),
  ];
}

function queryTable(api: OpenApi, query: readonly unknown[]): readonly string[] {
  const rows = query.map((one) => {
    const schema = api.at(one, 'schema');
    return [
      code(String(api.at(one, 'name'))),
      kindOf(schema, namedIn(api)),
      [api.at(one, 'description'), usual(api, schema)].filter(Boolean).join(' '),
    ];
  });
  return [...tableOf(['in the query', 'is', ''], rows), ''];
}

function bodyLines(api: OpenApi, body: unknown, isOptional: boolean): readonly string[] {
  const name = referenceOf(body);
  const said = isOptional ? 'It may have a body' : 'It takes a body';
  if (name !== undefined && name in ELSEWHERE) return [`${said}: ${namedIn(api)(name)}.`, ''];
  const forms = formsOf(api, body);
  return forms.flatMap((form, index) => [
    index === 0 ? `${said}:` : 'or:',
    '',
    ...memberTable(api, form),
    '',
  ]);
}

/** The objects that a body may be; a list of them says so itself. */
function formsOf(api: OpenApi, body: unknown): readonly unknown[] {
  const choices = listOf(api.at(body, 'anyOf'));
  if (choices.length === 0) return [api.at(body)];
  return choices.filter((choice) => api.at(choice, 'type') !== 'array').map((one) => api.at(one));
}

function memberTable(api: OpenApi, schema: unknown): readonly string[] {
  const required = listOf(api.at(schema, 'required'));
  const rows = membersOf(api.at(schema, 'properties')).map(([name, member]) => [
    code(name),
    kindOf(member, namedIn(api)),
    [
      required.includes(name) ? 'Required.' : '',
      isObject(member) ? member['description'] : '',
      usual(api, member),
    ]
      .filter(Boolean)
      .join(' '),
  ]);
  return tableOf(['member', 'is', ''], rows);
}

function usual(api: OpenApi, schema: unknown): string {
  const value = api.at(schema, 'default');
  return value === undefined ? '' : `Default ${code(JSON.stringify(value))}.`;
}

function answerLines(api: OpenApi, each: DescribedOperation): readonly string[] {
  const [status = ''] = api.statuses(each);
  const content = api.at(each.operation, 'responses', status, 'content', 'application/json');
  const example = api.at(content, 'example');
  if (example === undefined) return [];
  return exampleLines(`It answers ${status}, such as:`, example);
}

function exampleLines(title: string, example: unknown): readonly string[] {
  if (example === undefined) return [];
  const block = jsonBlock(example);
  return block.length > MOST_LINES ? [] : [title, '', ...block, ''];
}

/** Every answer that a fault can name. */
export function presetSection(): string {
  const rows = Array.from(presets(), ([name, { status, what }]) => [code(name), `${status}`, what]);
  return details('All presets', tableOf(['preset', 'status', 'when the API answers it'], rows))
    .join('\n')
    .trimEnd();
}
