/** One thing that both sides are asked: a request, as whom, and what it is about. */

/** `read` changes nothing; `refusal` must be refused before anything changes; `write` is about rows of its own. */
export const PHASES = ['read', 'refusal', 'write'] as const;
export type Phase = (typeof PHASES)[number];

export interface ProbeRequest {
  readonly method: string;
  /** Path and query; `{name}` stands for what an earlier step has made. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Likewise with names. */
  readonly body?: string;
}

/** Who asks: the user of the comparison, nobody, one of its other users by the name that it was given, or a raw header. */
export type ProbeCaller =
  | 'user'
  | 'nobody'
  | { readonly role: string }
  | { readonly authorization: string };

export interface Probe {
  /** Told to people, and the same in every run over the same rows: `payments_list: o=-sum`. */
  readonly name: string;
  readonly phase: Phase;
  /** The operation, or the rule, that it is about. */
  readonly rule: string;
  readonly caller: ProbeCaller;
  readonly request: ProbeRequest;
  /** The table whose rows it lists, where the sample may not have all of them. */
  readonly lists?: string;
  /** By which member they are ordered. */
  readonly orderedBy?: string;
  /** True where values are the server's own: only names and kinds are compared. */
  readonly isShape?: boolean;
  /** True where the server has members of its own: those of both sides are compared. */
  readonly isOpen?: boolean;
  /** Under which name the uuid of its answer is known to the steps that follow. */
  readonly makes?: string;
  /** Whether a row that was made under a name is gone by it. */
  readonly removes?: string;
}

export function callerName(caller: ProbeCaller): string {
  if (typeof caller === 'string') return caller;
  return 'role' in caller ? caller.role : 'a bad token';
}
