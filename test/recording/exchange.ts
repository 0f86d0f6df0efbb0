/** What is kept of a request and its answer, and how it travels from one process to another. */

/** One request to a mock server and what was sent back, as they were on the wire. */
export interface Exchange {
  /** Of the server that answered. */
  readonly contract: string;
  /** Where its app was mounted in another one: empty, or a path without a final slash. */
  readonly mount: string;
  readonly method: string;
  /** The target of the request line as it was sent. */
  readonly target: string;
  /** By lower-case name. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  /** By lower-case name; what Node adds itself (Date, Connection) is not among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The exchange as one line of text, without a line end. */
export function toLine(exchange: Exchange): string {
  return JSON.stringify({ ...exchange, body: exchange.body.toString('base64') });
}

/** @throws SyntaxError for what is no line */
export function fromLine(line: string): Exchange {
  const { body, ...rest } = JSON.parse(line);
  return { ...rest, body: Buffer.from(body, 'base64') };
}
