/** What is made when it is first asked for, and then kept: a server that starts need not gather what it is seldom asked for. */

/** Of what is made of something else: made anew where that is another. */
export function lazyOf<K, T>(of: () => K, make: (of: K) => T): () => T {
  let made: { readonly of: K; readonly value: T } | undefined;
  return () => {
    const present = of();
    if (made?.of !== present) made = { of: present, value: make(present) };
    return made.value;
  };
}

/** Of what is always the same: `make` is called once, or never. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
