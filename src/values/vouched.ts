/** Decides how what is known only at run time gets its type: what a declaration says is so, and no compiler can follow. */

/** The caller vouches that the value is a `T`. */
export function vouched<T>(value: unknown): T {
  return value as T;
}

/** The caller vouches that the object has a member of this name, and that it is a `T`. */
export function memberOf<T>(owner: object, name: string): T {
  return (owner as Readonly<Record<string, T>>)[name] as T;
}
