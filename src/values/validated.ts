// Decides how a check that may fail answers, and how several answers become one.

/** The messages of one field, in the order in which they are reported. */
export type ErrorMessages<Message = string> = readonly Message[];

/** Messages of a field, or of every failed member of a nested serializer. */
export type ErrorTree<Message = string> =
  | ErrorMessages<Message>
  | { readonly [field: string]: ErrorTree<Message> };

/** What a failed check reports. */
export type Errors = ErrorTree;

/** The outcome of a check: the internal value, or what is wrong with the input, in messages that are text or become it. */
export type Validated<T, Message = string> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly errors: ErrorTree<Message> };

/** The outcome of a check that passed. */
export function valid<T>(value: T): { readonly valid: true; readonly value: T } {
  return { valid: true, value };
}

/** The outcome of a check that failed, with one message or several. */
export function invalid<Message>(
  messages: Message | ErrorMessages<Message>,
): Validated<never, Message> {
  return { valid: false, errors: isMessages(messages) ? messages : [messages] };
}

function isMessages<Message>(
  messages: Message | ErrorMessages<Message>,
): messages is ErrorMessages<Message> {
  return Array.isArray(messages);
}

/**
 * One outcome of many fields: all values, without the undefined ones, or the errors of every failed field in their order.
 * Source: DRF 3.15 Serializer.to_internal_value.
 */
export function collect<T extends object, Message = string>(
  fields: {
    readonly [K in keyof T]: Validated<T[K], Message>;
  },
): Validated<T, Message> {
  return gather<T, Message>(valid(Object.entries<Validated<unknown, Message>>(fields)));
}

/**
 * Likewise for outcomes whose names are known only at run time, or for the failure that came before there were any. The
 * caller vouches that the values of these names make a `T`.
 */
export function gather<T extends object, Message = string>(
  outcomes: Validated<
    Iterable<readonly [name: string, outcome: Validated<unknown, Message>]>,
    Message
  >,
): Validated<T, Message> {
  if (!outcomes.valid) return outcomes;
  const values: Record<string, unknown> = {};
  const errors: Record<string, ErrorTree<Message>> = {};
  let failed = false;
  for (const [name, outcome] of outcomes.value) {
    if (!outcome.valid) {
      errors[name] = outcome.errors;
      failed = true;
    } else if (outcome.value !== undefined) values[name] = outcome.value;
  }
  return failed ? { valid: false, errors } : { valid: true, value: values as T };
}
