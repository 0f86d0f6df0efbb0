/** Takes the secrets out of what is told of requests: the one way from what is kept to what anybody sees. */

import type { HeaderPair } from '../../values/header-pairs.ts';
import type { MessageBody } from '../journal/entry.ts';
import { maskHeader, maskValue, scrubbed, type Writing, writingsOf } from './mask.ts';
import { maskBody, maskTarget, maskUnread } from './mask-message.ts';
import { maskNamed } from './mask-text.ts';
import { secretsIn } from './secret-values.ts';

/** Whether a word is the token of somebody. */
type IsToken = (word: string) => boolean;

export class Secrets {
  readonly #isToken: IsToken;
  /** Those that one request has brought along. */
  readonly #own: readonly Writing[];

  constructor(isToken: IsToken = () => false, own: readonly Writing[] = []) {
    this.#isToken = isToken;
    this.#own = own;
  }

  /** The same for what has to do with one request: what it names as a secret is one wherever it stands. */
  of(headers: Readonly<Record<string, string | undefined>>, ...read: readonly unknown[]): Secrets {
    const own = [...credentialsOf(headers), ...read.flatMap(secretsIn)];
    return new Secrets(this.#isToken, writingsOf(own));
  }

  text(text: string): string {
    return scrubbed(maskNamed(text), this.#own, this.#isToken);
  }

  texts(texts: readonly string[]): readonly string[] {
    return texts.length === 0 ? texts : Object.freeze(texts.map((text) => this.text(text)));
  }

  /** Path and query. */
  target(target: string): string {
    return this.text(maskTarget(target));
  }

  header(name: string, value: string): string {
    return this.text(maskHeader(name, value));
  }

  headers(headers: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
    const shown: Record<string, string> = Object.create(null);
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) shown[name] = this.header(name, value);
    }
    return Object.freeze(shown);
  }

  pairs(pairs: readonly HeaderPair[]): readonly HeaderPair[] {
    return Object.freeze(
      pairs.map(([name, value]) => Object.freeze([name, this.header(name, value)] as const)),
    );
  }

  /** What was read of a query or of a body. */
  value(value: unknown): unknown {
    return maskValue(value, (text) => this.text(maskBody(text)));
  }

  body(body: MessageBody | null): MessageBody | null {
    if (body === null) return null;
    const { encoding } = body;
    const raw =
      encoding === 'base64' ? Buffer.from(body.text, 'base64').toString('latin1') : body.text;
    const clean = this.text(maskUnread(raw));
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

  override body(body: MessageBody | null): MessageBody | null {
    return body;
  }
}

/** Those of a sandbox: tokens of its users, and words that its options name; none where all is to be shown. */
export function secretsOf(
  { showSecrets, secrets = [] }: { showSecrets?: boolean; secrets?: readonly string[] },
  isToken: IsToken,
): Secrets {
  if (showSecrets) return new OpenSecrets();
  return new Secrets((word) => secrets.includes(word) || isToken(word));
}

/** What headers give away whole: the words of credentials, the values of cookies and keys. */
function credentialsOf(headers: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || maskHeader(name, value) === value) return [];
    const words = value.split(/[\s;]+/).map((word) => word.slice(word.indexOf('=') + 1));
    return words.filter((word) => word !== '');
  });
}
