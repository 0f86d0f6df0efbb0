/** The path of a stub: literal segments and such that a name in braces stands for, and which of two fits a request better. */

import { OWN_PREFIX } from '../../values/own-paths.ts';
import { refined } from '../../values/schema/changes.ts';
import { text } from '../../values/schema/scalars.ts';
import type { Schema } from '../../values/schema/schema.ts';

/** Most segments: more has no path of the API, and each is compared. */
const MOST_SEGMENTS = 20;
const MOST_CHARACTERS = 1000;
const PARAMETER = /^\{\w+\}$/;
/** What a decoded path of a URL can be, and a person can see. */
const PATH = /^\/[^\s?#\\]*$/u;

/** `/api/projects/{uuid}/`: decoded, without a query. */
export const STUB_PATH: Schema<string> = refined(
  text({
    pattern: PATH,
    maxLength: MOST_CHARACTERS,
    words: 'a path such as /api/projects/{uuid}/, without a query',
  }),
  faultIn,
);

function faultIn(path: string): string | undefined {
  if (path.startsWith(OWN_PREFIX))
    return `must not begin with ${OWN_PREFIX}: that is the mock itself`;
  const segments = segmentsOf(path);
  if (segments.length > MOST_SEGMENTS) return `must have at most ${MOST_SEGMENTS} segments`;
  const strange = segments.find((each) => /[{}]/.test(each) && !PARAMETER.test(each));
  return strange === undefined
    ? undefined
    : `has the segment "${strange}": a parameter is a whole segment such as {uuid}`;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1);
}

export function hasParameters(path: string): boolean {
  return path.includes('{');
}

/** The same path without the names of its parameters: two that are the same match the same requests. */
export function shapeOf(path: string): string {
  return path.replace(/\{\w+\}/g, '{}');
}

/** The path with something in the place of each parameter. */
export function filledIn(path: string, value: string): string {
  return path.replace(/\{\w+\}/g, value);
}

/**
 * Sorts paths with parameters before all others, and of those the one first that has something literal where another
 * has a parameter, seen from the left.
 */
export function turnOf(path: string): string {
  if (!hasParameters(path)) return '~';
  return segmentsOf(path)
    .map((each) => (PARAMETER.test(each) ? '1' : '0'))
    .join('');
}

/** Whether a path fits one with parameters, each of which stands for one segment that is not empty. */
export function fits(template: string, path: string): boolean {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  return (
    wanted.length === given.length &&
    wanted.every((each, index) =>
      PARAMETER.test(each) ? given[index] !== '' : each === given[index],
    )
  );
}
