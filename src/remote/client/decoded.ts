/** Decides how a body is read that a proxy has compressed unasked: within the same bounds as any other. */
import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliDecompress,
  inflateRaw,
  unzip,
  type ZlibOptions,
} from 'node:zlib';

type Decode = (body: Uint8Array, options: ZlibOptions & BrotliOptions) => Promise<Uint8Array>;

const unzipped: Decode = promisify(unzip);
const inflated: Decode = promisify(inflateRaw);

/** Source: RFC 9110, 8.4.1. Some servers send deflate without the wrapping that it has there. */
const DECODINGS: Readonly<Record<string, Decode>> = {
  gzip: unzipped,
  'x-gzip': unzipped,
  deflate: (body, options) => unzipped(body, options).catch(() => inflated(body, options)),
  br: promisify(brotliDecompress),
};

/** Why a body cannot be read. */
export class Undecodable extends Error {
  readonly isTooLarge: boolean;
  constructor(reason: string, isTooLarge = false) {
    super(reason);
    this.isTooLarge = isTooLarge;
  }
}

/** What `Accept-Encoding` asks for: an answer as it is. */
export const AS_IT_IS = 'identity';

/** `encoding`: of `Content-Encoding`, the last one applied last. An answer to HEAD has one, too. @throws Undecodable */
export async function decoded(
  body: Uint8Array,
  encoding: string,
  most: number,
): Promise<Uint8Array> {
  let bytes = body;
  for (const name of encodingsIn(encoding)) {
    if (bytes.length === 0) return bytes;
    const decode = Object.hasOwn(DECODINGS, name) ? DECODINGS[name] : undefined;
    if (!decode) throw new Undecodable(`the body is encoded as ${name}, which was not asked for`);
    bytes = await decode(bytes, { maxOutputLength: most }).catch((error: unknown) => {
      const { code }: { code?: unknown } = Object(error);
      if (code === 'ERR_BUFFER_TOO_LARGE')
        throw new Undecodable(`the body has more than ${most} bytes`, true);
      throw new Undecodable(`the body is no ${name}, as its Content-Encoding says`);
    });
  }
  return bytes;
}

/** In the order in which they are undone. More than a few are no honest answer. */
function encodingsIn(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const told = names.filter((name) => name !== '' && name !== AS_IT_IS).reverse();
  if (told.length > MOST_ENCODINGS)
    throw new Undecodable(`the body is encoded ${told.length} times`);
  return told;
}

const MOST_ENCODINGS = 3;
