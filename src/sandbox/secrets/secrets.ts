/** Takes the secrets out of what is told of requests: the one way from what is kept to what anybody sees. */

import type { HeaderPair } from '../../values/header-pairs.ts';
import { type Find, without } from '../../values/secrets/cuts.ts';
import { isSecretParameter, MASK } from '../../values/secrets/secret-names.ts';
import type { MessageBody } from '../journal/entry.ts';
import { type TokenAt, tokenCuts, wordCuts, wordsOf } from './known-words.ts';
import { maskHeader, maskValue } from './mask.ts';
import { isPlainTarget, maskBody, maskTarget, maskUnread, saidCuts } from './mask-message.ts';
import { credentialsOf, secretsIn, secretsInQuery } from './secret-values.ts';

/** Source: IANA, HTTP content codings. */
const PACKED = /\b(?:gzip|compress|deflate|br|zstd)\b/i;

const HOST_AND_PORT = /^[\w.-]{1,253}:\d{1,5}$/;

type Headers = Readonly<Record<string, string | undefined>>;

export class Secrets {
  readonly #tokenAt: TokenAt;
  /** Those that one request has brought along, and those of the server. */
  readonly #words: readonly string[];
  /** Those that headers have brought along: a client sends the same ones again and again. */
  readonly #ofHeaders = new WeakMap<Headers, Secrets>();
  readonly #find: Find;
  /** To be called with credentials that are no user's. */
  readonly sent: (credentials: string) => void;

  constructor(
    tokenAt: TokenAt = () => undefined,
    words: readonly string[] = [],
    sent: (credentials: string) => void = () => undefined,
  ) {
    this.sent = sent;
    this.#tokenAt = tokenAt;
    this.#words = words;
    this.#find = (text) => {
      const [ofWords, ofTokens] = [wordCuts(text, words), tokenCuts(text, tokenAt)];
      return ofWords.length === 0 ? ofTokens : [...ofWords, ...ofTokens];
    };
  }

  /** The same for what has to do with one request: what it names as a secret is one wherever it stands. */
  of(headers: Headers, query?: object, body?: unknown): Secrets {
    const known = this.#ofHeaders.get(headers) ?? this.#learn(headers);
    // Nearly every request names none but in its headers.
    if (query === undefined && (body === undefined || body === null)) return known;
    return known.#with([...secretsInQuery(query ?? {}), ...secretsIn(body)]);
  }

  #learn(headers: Headers): Secrets {
    const known = this.#with(credentialsOf(headers));
    this.#ofHeaders.set(headers, known);
    return known;
  }

  #with(secrets: readonly string[]): Secrets {
    const words = secrets.length === 0 ? secrets : wordsOf(secrets);
    return words.length === 0 ? this : new Secrets(this.#tokenAt, [...this.#words, ...words]);
  }

  text(text: string): string {
    return without(without(text, saidCuts), this.#find);
  }

  /** Bytes of UTF-16 and of UTF-32 have zeros between them. */
  #clean(text: string, mask = maskBody): string {
    const plain = text.replaceAll('\0', '');
    const clean = without(mask(plain), this.#find);
    return clean === plain ? text : clean;
  }

  texts(texts: readonly string[]): readonly string[] {
    return texts.length === 0 ? texts : Object.freeze(texts.map((text) => this.text(text)));
  }

  /** Path and query. */
  target(target: string): string {
    // Nearly every one: looked through once, and nothing is made of it.
    if (isPlainTarget(target) && this.#find(target).length === 0) return target;
    return without(maskTarget(target), this.#find);
  }

  header(name: string, value: string): string {
    // A name and a port are no name and a value.
    return this.#clean(maskHeader(name, value), HOST_AND_PORT.test(value) ? maskBody : maskUnread);
  }

  headers(headers: Headers): Readonly<Record<string, string>> {
    const shown: Record<string, string> = Object.create(null);
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) shown[this.text(name)] = this.header(name, value);
    }
    return Object.freeze(shown);
  }

  pairs(pairs: readonly HeaderPair[]): readonly HeaderPair[] {
    return Object.freeze(
      pairs.map(([name, value]) =>
        Object.freeze([this.text(name), this.header(name, value)] as const),
      ),
    );
  }

  /** What was read of a body, or is to be sent. */
  value(value: unknown): unknown {
    return maskValue(value, (text) => this.#clean(text, maskUnread));
  }

  /** What was read of a query. */
  query(query: unknown): unknown {
    return maskValue(query, (text) => this.#clean(text, maskUnread), isSecretParameter);
  }

  /** Nothing of one that was packed: nobody looks into it, and whoever unpacks it reads all. */
  body(body: MessageBody | null, contentEncoding = ''): MessageBody | null {
    if (body === null) return null;
    if (PACKED.test(contentEncoding))
      return Object.freeze({ ...body, encoding: 'utf-8', text: MASK });
    const { encoding } = body;
    const raw =
      encoding === 'base64' ? Buffer.from(body.text, 'base64').toString('latin1') : body.text;
    const clean = this.#clean(raw, maskUnread);
    if (clean === raw) return body;
    const text = encoding === 'base64' ? Buffer.from(clean, 'latin1').toString('base64') : clean;
    return Object.freeze({ ...body, text });
  }
}

/** Nothing is a secret. */
export class OpenSecrets extends Secrets {
  override of(): Secrets {
    return this;
  }

  override text(text: string): string {
    return text;
  }

  override target(target: string): string {
    return target;
  }

  override header(_name: string, value: string): string {
    return value;
  }

  override value(value: unknown): unknown {
    return value;
  }

  override query(query: unknown): unknown {
    return query;
  }

  override body(body: MessageBody | null): MessageBody | null {
    return body;
  }
}

/** Those of a sandbox: tokens of its users, and words that its options name; none where all is to be shown. */
export function secretsOf(
  { showSecrets, secrets = [] }: { showSecrets?: boolean; secrets?: readonly string[] },
  tokens: { readonly at: TokenAt; readonly sent: (credentials: string) => void },
): Secrets {
  return showSecrets ? new OpenSecrets() : new Secrets(tokens.at, wordsOf(secrets), tokens.sent);
}
