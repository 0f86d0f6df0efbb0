/** How what the library does at once is asked for over HTTP, and read out of what comes back. */

/** The same members, but asked over HTTP, and so to be awaited. What is refused rejects with a ControlPlaneError. */
export type Asked<Part, Names extends keyof Part> = {
  readonly [Name in Names]: Part[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

/** A list in an answer. Its items are what the control plane's own document says. */
export function listIn(answer: unknown, name: string) {
  const list = members(answer)[name];
  return Array.isArray(list) ? list : [];
}

export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
