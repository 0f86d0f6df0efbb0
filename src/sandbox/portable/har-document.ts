/** What an HTTP archive is made of. Source: HAR 1.2; names that begin with an underscore are a program's own. */
import type { JournalEntry } from '../journal/entry.ts';

export interface HarDocument {
  readonly log: HarLog;
}

export interface HarLog {
  readonly version: '1.2';
  readonly creator: { readonly name: string; readonly version: string };
  readonly entries: readonly HarEntry[];
}

export interface HarPair {
  readonly name: string;
  readonly value: string;
}

export interface HarEntry {
  readonly startedDateTime: string;
  /** In milliseconds. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly HarPair[];
    readonly headers: readonly HarPair[];
    readonly queryString: readonly HarPair[];
    readonly postData?: HarPostData;
    /** -1: nobody counted. */
    readonly headersSize: number;
    readonly bodySize: number;
  };
  /** Of a request that was not answered the status is 0. */
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly HarPair[];
    readonly headers: readonly HarPair[];
    readonly content: HarContent;
    readonly redirectURL: string;
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly _sequence: number;
  readonly _operation: string | null;
  readonly _actor: string | null;
  readonly _sandbox: string;
  readonly _answeredBy: JournalEntry['answeredBy'];
  readonly _fault: string | null;
  readonly _aborted: string | null;
  readonly _ignored: JournalEntry['ignored'];
}

export interface HarPostData {
  readonly mimeType: string;
  /** Of forms alone. */
  readonly params?: readonly HarParameter[];
  readonly text: string;
  /** `base64` where the bytes are no UTF-8. */
  readonly _encoding?: string;
  /** Of all of it, where the text is the beginning alone. */
  readonly _sha256?: string;
}

export interface HarParameter {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly contentType?: string;
}

export interface HarContent {
  /** Of all of it, in bytes. */
  readonly size: number;
  readonly mimeType: string;
  readonly text?: string;
  readonly encoding?: string;
  readonly _sha256?: string;
}
