/** In what two answers to the same request differ: status, headers, body. */
import { pointerStep } from '../../values/json-pointer.ts';
import { isMembers, type PlainJson } from '../../values/plain-json.ts';
import { isSameKind, kindOf } from './kinds.ts';
import { isUnreadMember } from './not-compared.ts';
import { oddRows } from './odd-rows.ts';
import { LINKS, type PlaceDifference, shown } from './place-difference.ts';
import { isSameOrder, keyOf } from './row-order.ts';
import type { SeenAnswer } from './seen-answer.ts';
import { isOpenAt, isVolatile } from './volatile.ts';

export interface HowCompared {
  /** Only names and kinds. */
  readonly isShape: boolean;
  /** The list may have rows that the sample lacks: those of both are compared, and not how many there are. */
  readonly isPart: boolean;
  /** Of such a list, the rows of the sample, by key: one of them that one side alone gives is a difference. */
  readonly known?: ReadonlySet<string>;
  /** It is another row, or has members of its own: what both have is compared, and not what one lacks. */
  readonly isOther?: boolean;
  /** Members that list rows of which the sample may lack some. */
  readonly parts?: readonly string[];
  /** Tables of which there are no rows: members that show them are not compared. */
  readonly unread?: readonly string[];
  /** The member by which a list is ordered: rows of which it is the same may come in any order. */
  readonly orderedBy?: string | undefined;
}

/** Of one answer. */
const MOST = 200;
const ASKED_ONE = 'the one that is asked';

export function differencesOf(
  mock: SeenAnswer,
  real: SeenAnswer,
  how: HowCompared,
): readonly PlaceDifference[] {
  const found: PlaceDifference[] = [];
  const differ = (place: string, a: unknown, b: unknown): void => {
    if (found.length < MOST) found.push({ place, mock: shown(a), real: shown(b) });
  };
  if (mock.elsewhere !== real.elsewhere) {
    differ(LINKS, mock.elsewhere ?? ASKED_ONE, real.elsewhere ?? ASKED_ONE);
  }
  if (mock.status !== real.status) differ('status', mock.status, real.status);
  const names = new Set([...Object.keys(mock.headers), ...Object.keys(real.headers)]);
  for (const name of names) {
    if (how.isPart && (name === 'link' || name === 'x-result-count')) {
      const [a, b] = [name in mock.headers, name in real.headers];
      if (a !== b) differ(`header ${name}`, mock.headers[name], real.headers[name]);
    } else if (mock.headers[name] !== real.headers[name]) {
      differ(`header ${name}`, mock.headers[name], real.headers[name]);
    }
  }
  // Of two answers of different kinds every word differs, which tells nothing more.
  if (mock.status !== real.status && mock.body.kind === real.body.kind) {
    if (mock.body.kind === 'json' && real.body.kind === 'json') {
      differ('body', mock.body.value, real.body.value);
    }
    return found;
  }
  compareBodies(mock, real, how, differ);
  if (how.isPart && how.known) {
    const odd = oddRows(mock, real, how.known);
    if (odd) differ('body rows', odd.mock, odd.real);
  }
  return found;
}

type Differ = (place: string, mock: unknown, real: unknown) => void;

function compareBodies(
  { body: mock }: SeenAnswer,
  { body: real }: SeenAnswer,
  how: HowCompared,
  differ: Differ,
): void {
  if (mock.kind !== real.kind) {
    differ('body', mock.kind, real.kind);
  } else if (mock.kind === 'json' && real.kind === 'json') {
    compareValues(mock.value, real.value, '', how, differ);
  } else if (mock.kind === 'text' && real.kind === 'text' && !how.isShape) {
    if (mock.text !== real.text) differ('body', mock.text, real.text);
  }
}

function compareValues(
  mock: PlainJson,
  real: PlainJson,
  place: string,
  how: HowCompared,
  differ: Differ,
): void {
  if (mock === real) return;
  if (isMembers(mock) && isMembers(real)) {
    compareMembers(mock, real, place, how, differ);
    return;
  }
  const isLoose = how.isShape || isVolatile(place);
  if (Array.isArray(mock) && Array.isArray(real)) {
    compareLists(mock, real, place, how, differ, isLoose);
  } else if (!isLoose) {
    differ(place || 'body', mock, real);
  } else if (!isSameKind(mock, real)) {
    differ(place || 'body', kindOf(mock), kindOf(real));
  }
}

type Members = Readonly<Record<string, PlainJson>>;

function compareMembers(
  mock: Members,
  real: Members,
  place: string,
  how: HowCompared,
  differ: Differ,
): void {
  const [ours, theirs] = [Object.keys(mock), Object.keys(real)];
  const isRead = (name: string): boolean => !isUnreadMember(name, how.unread ?? []);
  for (const name of new Set([...ours, ...theirs].filter(isRead))) {
    const [a, b] = [mock[name], real[name]];
    if (a === undefined || b === undefined) {
      if (!how.isOther && !isOpenAt(place)) differ(place + pointerStep(name), a, b);
    } else compareValues(a, b, place + pointerStep(name), how, differ);
  }
  const both = (names: readonly string[], others: Members) =>
    names.filter((name) => name in others);
  const [order, realOrder] = [both(ours, real).join(' '), both(theirs, mock).join(' ')];
  if (order !== realOrder && !isOpenAt(place))
    differ(`${place} order of members`, order, realOrder);
}

function compareLists(
  mock: readonly PlainJson[],
  real: readonly PlainJson[],
  place: string,
  how: HowCompared,
  differ: Differ,
  isLoose: boolean,
): void {
  if (place === '' && (how.isPart || how.orderedBy !== undefined)) {
    compareRows(mock, real, '', how, differ);
    return;
  }
  if (how.parts?.some((name) => place.endsWith(`/${name}`))) {
    compareRows(mock, real, place, { ...how, isPart: true }, differ);
    return;
  }
  if (isLoose) {
    const [first, other] = [mock[0], real[0]];
    if (first !== undefined && other !== undefined) {
      compareValues(first, other, `${place}/0`, { ...how, isShape: true }, differ);
    }
    return;
  }
  const keys = (items: readonly PlainJson[]) => items.map(keyOf).join(' ');
  if (mock.length !== real.length) {
    differ(`${place || 'body'} length`, mock.length, real.length);
  } else if (keys(mock) !== keys(real)) {
    const isOrder = [...mock].map(keyOf).sort().join() === [...real].map(keyOf).sort().join();
    differ(`${place || 'body'} ${isOrder ? 'order' : 'rows'}`, keys(mock), keys(real));
  } else {
    mock.forEach((item, index) => {
      compareValues(item, real[index] ?? null, `${place}/${index}`, how, differ);
    });
  }
}

/** Those of both, and the order in which they come; of the others the kind. */
function compareRows(
  mock: readonly PlainJson[],
  real: readonly PlainJson[],
  place: string,
  how: HowCompared,
  differ: Differ,
): void {
  const inner = { ...how, isPart: false };
  const ours = new Map(mock.map((row) => [keyOf(row), row]));
  const theirs = new Map(real.map((row) => [keyOf(row), row]));
  const [order, realOrder] = [
    [...ours.keys()].filter((key) => theirs.has(key)),
    [...theirs.keys()].filter((key) => ours.has(key)),
  ];
  // Rows that come as they were made: those of a part were pulled in another order.
  const isOrdered = !how.isPart || how.orderedBy !== undefined;
  if (isOrdered && !isSameOrder(order, realOrder, ours, how.orderedBy))
    differ(`${place || 'body'} order`, order, realOrder);
  if (!how.isPart && mock.length !== real.length) differ('body length', mock.length, real.length);
  for (const [key, row] of ours) {
    const other = theirs.get(key);
    if (other !== undefined) {
      compareValues(row, other, `${place}/${mock.indexOf(row)}`, inner, differ);
    }
  }
  const [first, other] = [mock[0], real[0]];
  if (order.length === 0 && first !== undefined && other !== undefined) {
    compareValues(first, other, `${place}/0`, { ...inner, isShape: true, isOther: true }, differ);
  }
}
