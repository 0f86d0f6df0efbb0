/** The schemas of what can be refused, made of the refusals themselves. */
import { NOTE_HEADER } from '../values/own-paths.ts';
import type { PossibleRefusal } from './operation.ts';
import { pageOf } from './pages.ts';
import { type ErrorDetail, PARAMETER } from './refusal.ts';
import { STEPS } from './refusal-traits.ts';
import {
  anyOf,
  constant,
  escapePattern,
  objectSchema,
  type ResponseSchema,
  type Schema,
} from './schema.ts';

const noteHeader = (required: boolean) =>
  ({ [NOTE_HEADER]: { schema: { type: 'string', minLength: 1 }, required } }) as const;
const MESSAGES: Schema = {
  title: 'Messages',
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
};
const URL_TABLE: Schema = {
  title: 'UrlTable',
  ...objectSchema({
    tried: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    path: { type: 'string' },
  }),
};

/** `{"detail": …}`. */
export function detailSchema(detail: Schema = { type: 'string' }): Schema {
  return objectSchema({ detail });
}

/** One of Django's bare pages. */
export function pageSchema(status: number): Schema {
  return { type: 'string', pattern: `<title>${escapePattern(pageOf(status).title)}<\\/title>` };
}

/** The answers of an operation that refuses for these reasons, in the order in which they win. */
export function refusalResponses(all: readonly PossibleRefusal[]): readonly ResponseSchema[] {
  const groups = new Map<string, PossibleRefusal[]>();
  for (const possible of all) {
    const key = groupOf(possible.detail);
    const group = groups.get(key);
    if (group) group.push(possible);
    else groups.set(key, [possible]);
  }
  return [...groups.values()].map(responseOf);
}

/** Refusals that the contract tells as one answer. */
function groupOf({ refusal: { status, shape, step } }: ErrorDetail): string {
  switch (shape) {
    case 'field':
    case 'non_field':
      return `${status} errors ${step === 'find' ? 'of filters' : 'of fields'}`;
    case 'page':
      return `${status} page`;
    case 'detail':
    case 'list':
    case 'urls':
      return `${status} ${shape} ${step}`;
    default:
      return shape satisfies never;
  }
}

function responseOf(group: readonly PossibleRefusal[]): ResponseSchema {
  const [first] = group;
  if (first === undefined) throw new RangeError('A group has a member.');
  const { status, shape, headers } = first.detail.refusal;
  const isAlwaysNoted = shape === 'page' && group.every(({ detail }) => detail.text !== '');
  const mayBeNoted = isAlwaysNoted || group.some(({ detail }) => detail.refusal.isNoted);
  const always = Object.entries(headers).map(([name, value]) => [
    name,
    { schema: constant(value), required: true },
  ]);
  const all = { ...Object.fromEntries(always), ...(mayBeNoted ? noteHeader(isAlwaysNoted) : {}) };
  return {
    status,
    description: isUnread(first) ? UNREAD : descriptionOf(group),
    content: {
      [shape === 'page' ? 'text/html' : 'application/json']: {
        ...(isUnread(first) ? { description: descriptionOf(group) } : {}),
        ...bodySchemaOf(group),
      },
    },
    ...(Object.keys(all).length > 0 ? { headers: all } : {}),
  };
}

/** What many operations refuse in the same words: the schema, which they share, tells the reasons. */
const UNREAD = 'The body cannot be read.';

function isUnread({ detail: { refusal } }: PossibleRefusal): boolean {
  return refusal.step === 'parse' && refusal.status === 400 && refusal.shape === 'detail';
}

function descriptionOf(group: readonly PossibleRefusal[]): string {
  const sentences = group.map(({ detail: { refusal } }) => {
    if (refusal.step === 'find' && refusal.shape === 'field') return 'Filters that cannot be read.';
    if (refusal.step === 'validate') return 'Fields that are not as they must be, all at once.';
    return `${refusal.summary.slice(0, 1).toUpperCase()}${refusal.summary.slice(1)}.`;
  });
  return [...new Set(sentences)].join(' ');
}

function bodySchemaOf(group: readonly PossibleRefusal[]): Schema {
  const details = group.map(({ detail }) => detail);
  const [{ refusal } = { refusal: undefined }] = details;
  switch (refusal?.shape) {
    case 'list':
      return { type: 'array', items: wordsOf(details), minItems: 1, maxItems: 1 };
    case 'field':
    case 'non_field':
      return errorsByName([...new Set(group.map(({ field = 'non_field_errors' }) => field))]);
    case 'page':
      return pageSchema(refusal.status);
    case 'urls':
      return URL_TABLE;
    default:
      return detailSchema(wordsOf(details));
  }
}

/** Always the same words, or a pattern where something is put in. */
function wordsOf(details: readonly ErrorDetail[]): Schema {
  const texts = [...new Set(details.map(({ text }) => text))];
  const [only] = texts;
  const isConstant = (text: string) => text.replace(PARAMETER, '') === text;
  if (texts.every(isConstant)) {
    return texts.length === 1 && only !== undefined
      ? constant(only)
      : { type: 'string', enum: texts };
  }
  return anyOf(texts.map((text) => (isConstant(text) ? constant(text) : patternSchema(text))));
}

function patternSchema(text: string): Schema {
  const parts = text.split(/\{\w+\}/).map(escapePattern);
  return { type: 'string', pattern: `^${parts.join('[\\s\\S]*')}$` };
}

/** `{"<name>": ["…"]}`, of one or more of the names. */
function errorsByName(names: readonly string[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, MESSAGES])),
    additionalProperties: false,
    minProperties: 1,
  };
}

/** In the order in which they win; of one step as they come. */
export function inOrder(all: readonly PossibleRefusal[]): readonly PossibleRefusal[] {
  return STEPS.flatMap((step) => all.filter(({ detail }) => detail.refusal.step === step));
}
