/** What is made when it is first asked for, and then kept: a server that starts need not gather what it is seldom asked for. */

/** Of what is always the same: `make` is called once, or never. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Gives `base` more members, each made when it is first read. */
export function withLazy<Base extends object, More extends object>(
  base: Base,
  makers: { readonly [Name in keyof More]: () => More[Name] },
): Base & More {
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    Object.defineProperty(base, name, { get: lazy(make), enumerable: true });
  }
  return base as Base & More;
}
