/** A file of Pact: what a consumer has used of its provider. Source: Pact specification V4. */
import type { Rules } from './matching-rules.ts';

/** Who uses, and who is used. */
export interface PactNames {
  readonly consumer: string;
  /** `waldur` unless told otherwise. */
  readonly provider?: string;
}

export interface PactBody {
  readonly content: unknown;
  readonly contentType: string;
  /** False for JSON and text as they are. */
  readonly encoded: 'base64' | false;
}

export interface PactProviderState {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface PactInteraction {
  readonly type: 'Synchronous/HTTP';
  /** The same for the same request and answer, in every run. */
  readonly key: string;
  readonly description: string;
  readonly providerStates: readonly PactProviderState[];
  readonly comments?: { readonly testname: string };
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, readonly string[]>>;
    readonly headers?: Readonly<Record<string, readonly string[]>>;
    readonly body?: PactBody;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, readonly string[]>>;
    readonly body?: PactBody;
    readonly matchingRules?: { readonly body: Rules };
  };
}

export interface PactDocument {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly PactInteraction[];
  readonly metadata: Readonly<Record<string, unknown>>;
}
