/** What a refusal is: words with a name and a status, thrown or collected by the name, put into a language at the very end. */
import { type ErrorTree, type Validated, vouchedFor } from '../values/validated.ts';

/**
 * Where the words stand in the answer: `detail` in `{"detail": "…"}`, `list` in `["…"]`, `field` under the name of a field or
 * parameter, `non_field` under `non_field_errors`, `page` on one of Django's bare pages, `urls` is Django's own 404 that
 * tells the URL table.
 */
export type RefusalShape = 'detail' | 'list' | 'field' | 'non_field' | 'page' | 'urls';

/** What a request goes through, in this order: of two refusals the one of the earlier step is given. Source: BEHAVIOUR 3. */
export const STEPS = [
  'route',
  'negotiate',
  'authenticate',
  'method',
  'permit',
  'find',
  'state',
  'parse',
  'validate',
  'act',
] as const;
export type Step = (typeof STEPS)[number];

/** The parameters of a template: `a` and `b` for `{a} of {b}`. */
type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;
export type Parameters = Readonly<Record<string, string | number>>;
type Given<Text extends string> = { readonly [Name in ParameterNames<Text>]: string | number };
/** Nothing, or the parameters of the text. */
type Arguments<Text extends string> = [ParameterNames<Text>] extends [never]
  ? []
  : [parameters: Given<Text>];

/** What all refusals of a group share, unless one says otherwise. */
interface Shared {
  readonly status: number;
  readonly shape: RefusalShape;
  readonly step: Step;
  /** The page, a section of BEHAVIOUR.md, or a module of the original. */
  readonly source: string;
  /** Beside the usual ones; with parameters, as the text. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RefusalEntry extends Partial<Shared> {
  /** In English, as the server has it; `{name}` stands for a parameter. Of a page, the note that says why. */
  readonly text: string;
  /** When it is given, for people: a clause without a full stop. */
  readonly what: string;
  /** The name by which a fault asks for it, where that is not its own. */
  readonly preset?: string;
}

export class Refusal<Text extends string = string> {
  /** Dotted: `hyperlink.no_match`. */
  readonly name: string;
  /** The last part of the name, DRF's code where DRF has one: `no_match`. */
  readonly code: string;
  readonly status: number;
  readonly text: Text;
  readonly shape: RefusalShape;
  readonly step: Step;
  readonly what: string;
  readonly source: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly preset: string | undefined;
  /** Made once where there is nothing to put in. */
  readonly #plain: ErrorDetail;

  constructor(group: string, code: string, entry: RefusalEntry & Shared & { readonly text: Text }) {
    this.name = `${group}.${code}`;
    this.code = code;
    this.status = entry.status;
    this.text = entry.text;
    this.shape = entry.shape;
    this.step = entry.step;
    this.what = entry.what;
    this.source = entry.source;
    this.headers = entry.headers ?? {};
    this.preset = entry.preset;
    this.#plain = new ErrorDetail(this, {});
  }

  /** To be collected with what else is wrong. */
  detail(...[parameters]: Arguments<Text>): ErrorDetail {
    return parameters === undefined ? this.#plain : new ErrorDetail(this, parameters);
  }

  /** To be thrown. */
  error(...parameters: Arguments<Text>): ApiException {
    return new ApiException(this, bodyOf(this.detail(...parameters)));
  }
}

/** A message that is yet to be put into a language: which, and with what in it. */
export class ErrorDetail {
  readonly refusal: Refusal;
  readonly parameters: Parameters;

  constructor(refusal: Refusal, parameters: Parameters) {
    this.refusal = refusal;
    this.parameters = parameters;
  }

  get text(): string {
    return filledIn(this.refusal.text, this.parameters);
  }
}

function filledIn(template: string, parameters: Parameters): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}

/** The outcome of a check of what a client sent: the internal value, or what is wrong, yet to be put into a language. */
export type Checked<T> = Validated<T, ErrorDetail>;

/** Errors of fields, of the whole, or a list of them: the JSON of a 400 when it is put into a language. */
export type ErrorDetails = ErrorTree<ErrorDetail>;

/** A whole body, its messages yet to be put into a language. */
export type ErrorBody =
  | ErrorDetail
  | string
  | readonly ErrorBody[]
  | { readonly [name: string]: ErrorBody };

/** Stops the request; becomes an answer in one place, `exception-handler.ts`. */
export class ApiException extends Error {
  /** The name of the refusal, or `invalid` for what was collected. */
  readonly code: string;
  readonly status: number;
  /** The whole body; of a page the note that says why. */
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;
  /** True for one of Django's own pages, which no API client can read. */
  readonly isPage: boolean;

  constructor(
    { name, status, shape, headers }: Pick<Refusal, 'name' | 'status' | 'shape' | 'headers'>,
    body: ErrorBody,
  ) {
    super(`${status} ${name}`);
    this.code = name;
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.isPage = shape === 'page';
  }
}

const INVALID = { name: 'invalid', status: 400, shape: 'field', headers: {} } as const;

/** 400 with the errors as the body: a dictionary by field, or a bare list. */
export function validationError(errors: ErrorDetails): ApiException {
  return new ApiException(INVALID, errors);
}

/** The body of an answer that refuses for one reason. */
export function bodyOf(detail: ErrorDetail): ErrorBody {
  const { shape } = detail.refusal;
  switch (shape) {
    case 'detail':
      return { detail };
    case 'non_field':
      return { non_field_errors: [detail] };
    case 'list':
    case 'field':
      return [detail];
    case 'page':
    case 'urls':
      return detail;
    default:
      return shape satisfies never;
  }
}

/** The refusals of a group by their codes. */
export type Refusals<Entries extends Readonly<Record<string, RefusalEntry>>> = {
  readonly [Code in keyof Entries]: Refusal<Entries[Code]['text']>;
};

/** Declares the refusals of a group: `shared` holds for all of them, unless one says otherwise. */
export function defineRefusals<const Entries extends Readonly<Record<string, RefusalEntry>>>(
  group: string,
  shared: Shared,
  entries: Entries,
): Refusals<Entries> {
  const refusals = Object.entries<RefusalEntry>(entries).map(([code, entry]) => [
    code,
    new Refusal(group, code, { ...shared, ...entry }),
  ]);
  return vouchedFor<Refusals<Entries>>(Object.fromEntries(refusals));
}
