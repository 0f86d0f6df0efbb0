/** Holds one answer against its description: the content type, the body by its schema, and the headers. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Exchange } from '../recording/exchange.ts';
import type { ResponseDescription } from './contract-document.ts';

const DOCUMENT = 'openapi.json';
/** What HTTP itself says of a message, which a document does not repeat. */
const OF_HTTP: readonly string[] = [
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
];
/** What a browser is told that asks from another origin, and nobody else. */
const OF_CORS = /^access-control-/;

/** Compiles each schema of a document when it is first needed, and once. */
export class ResponseChecker {
  /** Each schema sees few values: what it costs to compile counts for more than how fast it is. */
  readonly #ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  readonly #byText = new Map<string, ValidateFunction>();
  readonly #bySchema = new WeakMap<object, ValidateFunction>();

  constructor(source: object) {
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
    const { components } = Object(source);
    this.#ajv.addSchema(withoutExamples({ components }), DOCUMENT);
  }

  /** All that is wrong with the answer, in words; nothing where it is as described. */
  problems(exchange: Exchange, described: ResponseDescription): readonly string[] {
    const { method, headers, body } = exchange;
    const problems = this.#headerProblems(exchange, described);
    const type = headers['content-type'];
    const kind = kindIn(described, type);
    if (kind === undefined) {
      const known = Object.keys(described.content).join(', ') || 'none';
      if (type !== undefined || known !== 'none') {
        problems.push(`has the content type ${type ?? 'none'}: documented is ${known}`);
      }
      if (body.length > 0) problems.push('has a body that is not documented');
    } else if (method !== 'HEAD') {
      const schema = described.content[kind]?.schema;
      if (schema !== undefined) problems.push(...this.#bodyProblems(body, type ?? '', schema));
    }
    return problems;
  }

  #bodyProblems(body: Buffer, type: string, schema: object): readonly string[] {
    const text = body.toString('utf8');
    if (!isJson(type)) return this.#valueProblems(text, schema, 'the body');
    try {
      return this.#valueProblems(JSON.parse(text), schema, 'the body');
    } catch {
      return [`is no JSON: ${text.slice(0, 100)}`];
    }
  }

  #headerProblems(
    { headers, requestHeaders, mount }: Exchange,
    { headers: described }: ResponseDescription,
  ): string[] {
    const missing = Object.entries(described).flatMap(([name, { required = false }]) =>
      required && headers[name] === undefined ? [`lacks the header ${name}`] : [],
    );
    const wrong = Object.entries(headers).flatMap(([name, value]) => {
      if (OF_HTTP.includes(name)) return [];
      const isOfCors = OF_CORS.test(name) || (name === 'vary' && value === 'Origin');
      if (isOfCors && requestHeaders['origin'] !== undefined) return [];
      const schema = described[name]?.schema;
      if (described[name] === undefined) {
        // The app around a mounted one adds headers of its own.
        return mount === '' ? [`has the header ${name}, which is not documented`] : [];
      }
      return schema === undefined
        ? []
        : this.#headerValueProblems(value, schema, `the header ${name}`);
    });
    return [...missing, ...wrong];
  }

  /** A header is text: what its schema calls a number is read as one. */
  #headerValueProblems(value: string, schema: object, what: string) {
    const { type } = Object(schema);
    const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value);
    const validate = this.#compile(schema);
    return validate(isNumber ? Number(value) : value) ? [] : [told(validate, what)];
  }

  #valueProblems(value: unknown, schema: object, what: string): readonly string[] {
    const validate = this.#compile(schema);
    return validate(value) ? [] : [told(validate, what)];
  }

  /** Most schemas stand in many places. */
  #compile(schema: object): ValidateFunction {
    const known = this.#bySchema.get(schema);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${DOCUMENT}#`);
    const validate = this.#byText.get(text) ?? this.#ajv.compile(JSON.parse(text));
    this.#byText.set(text, validate);
    this.#bySchema.set(schema, validate);
    return validate;
  }
}

function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json\b/.test(type);
}

/** The description's own name for the content type: the type itself, or a range that holds it. */
function kindIn({ content }: ResponseDescription, type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  const [full = ''] = type.toLowerCase().split(';');
  const [main = ''] = full.split('/');
  const names = Object.keys(content);
  return [type, full.trim(), `${main.trim()}/*`, '*/*'].find((name) => names.includes(name));
}

function told({ errors }: ValidateFunction, what: string): string {
  const [first] = errors ?? [];
  const parameters = JSON.stringify(first?.params ?? {});
  return `${what} at "${first?.instancePath ?? ''}" ${first?.message ?? 'is wrong'} ${parameters}`;
}

/** Examples may hold members that a schema gives a meaning to, such as `$id`. */
function withoutExamples(source: object): object {
  return JSON.parse(JSON.stringify(source), (key, value: unknown) =>
    key === 'examples' || key === 'example' ? undefined : value,
  );
}
