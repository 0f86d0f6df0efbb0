/** A file part of a multipart body, with the name that Django makes of what the client sent. */
import { codePointLength } from '../values/python-text.ts';

/** Size of a body beyond which Django spools its files to disk, which shows in the name of their type. Source: Django core/files/uploadhandler.MemoryFileUploadHandler. */
const SPOOLED_BEYOND_BYTES = 2_621_440;
/** Source: Django core/files/uploadedfile.UploadedFile._set_name. */
const MAX_NAME_LENGTH = 255;

export class UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly #bodyBytes: number;

  /** `bodyBytes` are those of the whole body that the file came in. */
  constructor(name: string, bytes: Uint8Array, bodyBytes = bytes.length) {
    this.name = shortened(name);
    this.bytes = bytes;
    this.#bodyBytes = bodyBytes;
  }

  /** As Python names the type in `Incorrect type. Expected URL string, received <type>`. */
  get typeName(): string {
    return this.#bodyBytes > SPOOLED_BEYOND_BYTES
      ? 'TemporaryUploadedFile'
      : 'InMemoryUploadedFile';
  }
}

/** Root and extension, the dot with the latter; a leading dot starts no extension. Source: Python os.path.splitext. */
export function splitExtension(name: string): readonly [root: string, extension: string] {
  const dot = name.lastIndexOf('.');
  return /^\.*$/.test(name.slice(0, Math.max(dot, 0)))
    ? [name, '']
    : [name.slice(0, dot), name.slice(dot)];
}

function shortened(name: string): string {
  if (codePointLength(name) <= MAX_NAME_LENGTH) return name;
  const [root, extension] = splitExtension(name);
  const end = [...extension].slice(0, MAX_NAME_LENGTH);
  return [...root].slice(0, MAX_NAME_LENGTH - end.length).join('') + end.join('');
}
