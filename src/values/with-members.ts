/** Gives an object more members. Where it is spread into a new one, what it tells of a moment stays what it was then. */

/** The same object; what a new member tells of a moment it tells of each. */
export function withMembers<T extends object, More extends object>(
  object: T,
  more: More,
): T & More {
  return Object.defineProperties(object, Object.getOwnPropertyDescriptors(more)) as T & More;
}
