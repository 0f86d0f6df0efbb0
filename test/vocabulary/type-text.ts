/** How a JSON Schema reads as a TypeScript type. */

export type Schema = Readonly<Record<string, unknown>>;

/** A member of an interface, with what is said of it. */
export interface MemberText {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly comment?: string | undefined;
}

const WIDTH = 100;
const OBJECT = 'Readonly<Record<string, unknown>>';
const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
  array: 'readonly unknown[]',
  object: OBJECT,
};

/** What a schema lets pass, as far as types can tell: lengths and patterns are left to the loader. */
export function typeOf(schema: Schema): string {
  return alternatives(schema).join(' | ');
}

function alternatives(schema: Schema): readonly string[] {
  const { type, properties, items } = schema;
  if (Array.isArray(schema['anyOf'])) return once(schema['anyOf'].map(asSchema).map(typeOf));
  if (Array.isArray(schema['enum'])) return literals(schema['enum']);
  if ('const' in schema) return literals([schema['const']]);
  if (Array.isArray(type)) return once(type.map((each) => typeOf({ ...schema, type: each })));
  if (type === 'array' && items !== undefined) return [`readonly ${bracketed(asSchema(items))}[]`];
  if (type === 'object' && properties !== undefined) return [inlineObject(schema)];
  return [TYPES[String(type)] ?? 'unknown'];
}

function literals(values: readonly unknown[]): readonly string[] {
  const isBoolean = values.includes(true) && values.includes(false);
  const others = isBoolean ? values.filter((value) => typeof value !== 'boolean') : values;
  return [...(isBoolean ? ['boolean'] : []), ...others.map(literal)];
}

/** A text in single quotes. */
export function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function bracketed(schema: Schema): string {
  const texts = alternatives(schema);
  return texts.length === 1 && !/^readonly /.test(texts[0] ?? '')
    ? texts.join()
    : `(${texts.join(' | ')})`;
}

function inlineObject(schema: Schema): string {
  const members = membersOf(schema).map((each) => `readonly ${memberText(each)}`);
  return `{ ${members.join('; ')} }`;
}

/** The members of an object's schema. */
export function membersOf({ properties, required }: Schema): readonly MemberText[] {
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(asSchema(properties)).map(([name, inner]) => {
    const schema = asSchema(inner);
    const { description } = schema;
    return {
      name,
      type: typeOf(schema),
      isOptional: !names.includes(name),
      comment: typeof description === 'string' ? description : undefined,
    };
  });
}

/** What JSON cannot have, `undefined`, may stand in an optional one: it is as good as left out. */
function memberText({ name, type, isOptional }: MemberText): string {
  const rest = isOptional && type !== 'unknown' ? ' | undefined' : '';
  return `${name}${isOptional ? '?' : ''}: ${type}${rest}`;
}

/** An exported interface; its name may say what it extends. */
export function interfaceText(
  name: string,
  comment: string,
  members: readonly MemberText[],
): string {
  const lines = members.flatMap((member) => {
    const told = member.comment === undefined ? '' : `/** ${member.comment} */ `;
    return wrapped(`  ${told}readonly ${memberText(member)};`);
  });
  return [`/** ${comment} */`, `export interface ${name} {`, ...lines, '}', ''].join('\n');
}

/** The same as an alias, which is assignable to a record of whatever. */
export function aliasText(name: string, comment: string, members: readonly MemberText[]): string {
  return interfaceText(name, comment, members)
    .replace(`export interface ${name} {`, `export type ${name} = {`)
    .replace(/\}\n$/, '};\n');
}

/** An exported union of literals, as many a line as there is room for. */
export function unionText(name: string, comment: string, values: readonly unknown[]): string {
  const filled = fill(values.map((value) => `| ${literal(value)}`));
  return [`/** ${comment} */`, `export type ${name} =`, ...filled, '']
    .join('\n')
    .replace(/\n$/, ';\n');
}

function wrapped(line: string): readonly string[] {
  if (line.length <= WIDTH || line.startsWith('  /**')) return [line];
  const at = line.indexOf(': ') + 1;
  const parts = outerAlternatives(line.slice(at + 1));
  return [
    line.slice(0, at),
    ...fill(
      parts.map((part) => `| ${part}`),
      '    ',
    ),
  ];
}

/** The parts of a union, those of unions inside brackets left together. */
function outerAlternatives(text: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of text.split(' | ')) {
    const last = parts.at(-1);
    if (last === undefined || isClosed(last)) parts.push(piece);
    else parts.splice(-1, 1, `${last} | ${piece}`);
  }
  return parts;
}

function isClosed(text: string): boolean {
  return (text.match(/[({]/g)?.length ?? 0) === (text.match(/[)}]/g)?.length ?? 0);
}

/** As many words a line as there is room for. */
export function fill(words: readonly string[], indent = '  '): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of words) {
    if (line !== indent && line.length + word.length > WIDTH) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** Each alternative once; a text that any text includes goes without saying. */
export function once(types: readonly string[]): readonly string[] {
  const unions = new Set(types.flatMap(outerAlternatives));
  return [...unions].filter((each) => !(each.startsWith("'") && unions.has('string')));
}

export function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
