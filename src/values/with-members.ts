/** Gives an object more members. Where it is spread into a new one, what it tells of a moment stays what it was then. */

/** The same object. */
export function withMembers<T extends object, More extends object>(
  object: T,
  more: More,
): T & More {
  return Object.assign(object, more);
}
