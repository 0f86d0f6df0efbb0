/** What a refusal says of itself: its words, where they stand in the answer, and when it wins. */

/** What is put into a text, by name. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/**
 * Where the words stand in the answer: `detail` in `{"detail": "…"}`, `list` in `["…"]`, `field` under the name of a field or
 * parameter, `non_field` under `non_field_errors`, `page` on one of Django's bare pages, `urls` is Django's own 404 that
 * tells the URL table.
 */
export type RefusalShape = 'detail' | 'list' | 'field' | 'non_field' | 'page' | 'urls';

/** What a request goes through, in this order: of two refusals the one of the earlier step is given. Source: BEHAVIOUR 3. */
export const STEPS = [
  'route',
  'negotiate',
  'authenticate',
  'method',
  'permit',
  'find',
  'state',
  'parse',
  'validate',
  'act',
] as const;
export type Step = (typeof STEPS)[number];

/** What a refusal says of itself, besides its name. */
export interface RefusalTraits {
  readonly status: number;
  readonly shape: RefusalShape;
  readonly step: Step;
  /** In English, as the server has it; `{name}` stands for a parameter. Of a page, the note that says why. */
  readonly text: string;
  /** When it is given, for people: a clause without a full stop. */
  readonly what: string;
  /** What the contract says of it, and of others like it; `what` where it is left out. */
  readonly summary?: string;
  /** The page, a section of BEHAVIOUR.md, or a module of the original. */
  readonly source: string;
  /** Beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** True where the mock may add a note for people, in a header of its own. */
  readonly isNoted?: boolean;
  /** The name by which a fault asks for it, where that is not its own. */
  readonly preset?: string;
  /** What may be put in: an example. */
  readonly example?: Parameters;
}
