// Decides how one primitive is told from another of the same kind at compile time.

declare const brand: unique symbol;

/** A primitive that only the functions of `values/` can make; at run time it is the plain primitive. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
