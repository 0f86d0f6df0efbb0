/** What a refusal is: words with a name and a status, thrown or collected by the name, put into a language at the very end. */
import { NOTE_HEADER } from '../values/own-paths.ts';
import type { ErrorTree, Validated } from '../values/validated.ts';
import { ENGLISH, type Language } from './language/language.ts';
import type { Parameters, RefusalShape, RefusalTraits, Step } from './refusal-traits.ts';
import { NO_HEADERS } from './reply.ts';

/** The parameters of a template: `a` and `b` for `{a} of {b}`. */
type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;
type Given<Text extends string> = { readonly [Name in ParameterNames<Text>]: string | number };
/** Nothing, or the parameters of the text. */
type Arguments<Text extends string> = [ParameterNames<Text>] extends [never]
  ? []
  : [parameters: Given<Text>];

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
  readonly isNoted: boolean;
  /** What the contract says of it. */
  readonly summary: string;
  readonly preset: string | undefined;
  readonly example: Parameters;
  /** Made once where there is nothing to put in. */
  readonly #plain: ErrorDetail;

  constructor(group: string, code: string, entry: RefusalTraits & { readonly text: Text }) {
    this.name = `${group}.${code}`;
    this.code = code;
    this.status = entry.status;
    this.text = entry.text;
    this.shape = entry.shape;
    this.step = entry.step;
    this.what = entry.what;
    this.source = entry.source;
    this.headers = entry.headers ?? NO_HEADERS;
    this.isNoted = entry.isNoted ?? false;
    this.summary = entry.summary ?? entry.what;
    this.preset = entry.preset;
    this.example = entry.example ?? {};
    this.#plain = new ErrorDetail(this, {});
  }

  /** To be collected with what else is wrong. */
  detail(...[parameters]: Arguments<Text>): ErrorDetail {
    return parameters === undefined ? this.#plain : new ErrorDetail(this, parameters);
  }

  /** Any that it makes: what is not put in stays in braces. */
  get any(): ErrorDetail {
    return this.#plain;
  }

  /** Any that it makes with these parameters. */
  open(parameters: Partial<Given<Text>>): ErrorDetail {
    return new ErrorDetail(this, parameters);
  }

  /** To be thrown. */
  error(...parameters: Arguments<Text>): ApiException {
    return new ApiException(this, bodyOf(this.detail(...parameters)));
  }

  /** The same, with a note for people. The refusal's own entry says that there may be one. */
  noted(note: string, ...parameters: Arguments<Text>): ApiException {
    return new ApiException(this, bodyOf(this.detail(...parameters)), note);
  }
}

/** A message that is yet to be put into a language: which, and with what in it. */
export class ErrorDetail {
  readonly refusal: Refusal;
  readonly parameters: Parameters;
  /** For people, beside what the API says; empty for none. */
  readonly note: string;

  constructor(refusal: Refusal, parameters: Parameters, note = '') {
    this.refusal = refusal;
    this.parameters = parameters;
    this.note = note;
  }

  /** The same, with a note. The refusal's own entry says that there may be one. */
  noted(note: string): ErrorDetail {
    return new ErrorDetail(this.refusal, this.parameters, note);
  }

  get text(): string {
    return filledIn(this.refusal.text, this.parameters);
  }

  /** What is put in is not translated. Source: BEHAVIOUR 24. */
  textIn(language: Language): string {
    if (language === ENGLISH) return this.text;
    return filledIn(language.translated(this.refusal.text), this.parameters);
  }

  /** The same with something in the place of all that is not put in. */
  get example(): ErrorDetail {
    return new ErrorDetail(this.refusal, { ...this.refusal.example, ...this.parameters });
  }
}

/** What stands for something that is put in. */
export const PARAMETER = /\{(\w+)\}/g;

function filledIn(template: string, parameters: Parameters): string {
  if (!template.includes('{')) return template;
  return template.replace(PARAMETER, (whole, name: string) => String(parameters[name] ?? whole));
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

/** What of a refusal an exception has to know. */
type RefusedWith = Pick<Refusal, 'name' | 'status' | 'shape' | 'headers'> &
  Partial<Pick<Refusal, 'step'>>;

/** Stops the request; becomes an answer in one place, `exception-handler.ts`. */
export class ApiException extends Error {
  /** The name of the refusal, or `invalid` for what was collected. */
  readonly code: string;
  readonly status: number;
  /** Where it was thrown; undefined for what was collected, which says so itself. */
  readonly step: Step | undefined;
  /** The whole body; of a page the note that says why. */
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;
  /** True for one of Django's own pages, which no API client can read. */
  readonly isPage: boolean;

  /** `note` is for people, beside what the API says; empty for none. */
  constructor({ name, status, shape, headers, step }: RefusedWith, body: ErrorBody, note = '') {
    const { stackTraceLimit } = Error;
    // What is answered needs no trace of calls, which would be a seventh of the answer's cost; what a library throws has one.
    if (new.target === ApiException) Reflect.set(Error, 'stackTraceLimit', 0);
    super(`${status} ${name}`);
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.code = name;
    this.status = status;
    this.step = step;
    this.body = body;
    this.headers = note === '' ? headers : { ...headers, [NOTE_HEADER]: note };
    this.isPage = shape === 'page';
  }
}

const INVALID = { name: 'invalid', status: 400, shape: 'field', headers: NO_HEADERS } as const;

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
