/** Decides what becomes of files: of each a small one of the same kind, or, where nothing is replaced, the file itself. */

import { dashed, type Uuid, uuidFromBytes } from '../../values/uuid.ts';
import type { RemoteAnswer } from '../client/client.ts';
import { RemoteError } from '../client/remote-error.ts';
import { uuidIn } from './gather.ts';
import { pathOf } from './link-path.ts';
import { smallFileOf } from './small-files.ts';
import type { Source } from './source.ts';
import { answered } from './source-answer.ts';
import type { Draft, Treating } from './treat.ts';

export interface PulledFile {
  /** The row of `media`. */
  readonly row: Draft;
  /** How others refer to it. */
  readonly uuid: string;
}

export interface Files {
  /** The file of a link, once; undefined for what names none. `folder`: where the server keeps such files. */
  readonly take: (link: unknown, folder: string) => Promise<PulledFile | undefined>;
  /** In the order in which they were asked for. */
  readonly rows: () => Promise<readonly Draft[]>;
  /** Of how many the server did not give the file. */
  readonly missing: () => number;
}

/** What a server gives of a file that is not given. */
const NOTHING = '';

/** `isAsked`: whether the server is asked for them at all. */
export function createFiles(
  source: Source,
  base: string,
  treating: Treating,
  isAsked: boolean,
  onFile: (done: number, total: number) => void,
): Files {
  const taken = new Map<string, Promise<PulledFile>>();
  const names = new Set<string>();
  let [done, missing] = [0, 0];

  const answerOf = async (path: string): Promise<RemoteAnswer | undefined> => {
    try {
      const head = treating.isVerbatim ? undefined : await source.ask('HEAD', path);
      const answer = head?.status === 200 ? head : await source.ask('GET', path);
      return answer.status === 200 ? answer : undefined;
    } catch (error) {
      const isBeyondUse =
        error instanceof RemoteError && ['too-large', 'redirect'].includes(error.kind);
      if (isBeyondUse) return undefined;
      throw error;
    }
  };

  /** Verbatim, as the server sends it; else of a name that nobody gave. */
  const load = async (uuid: Uuid<string>, path: string, folder: string): Promise<PulledFile> => {
    const answer = isAsked ? await answerOf(path) : undefined;
    if (isAsked && answer === undefined) missing += 1;
    const own = dashed(treating.mapping.uuid(uuid));
    const type = answer === undefined ? NOTHING : answered(answer, 'content-type');
    const { mimeType, extension, base64 } = smallFileOf(type);
    const made = { mime_type: mimeType, base64 };
    if (!treating.isVerbatim || answer === undefined) {
      const name = `${folder}/file-${own.slice(0, 8)}.${extension}`;
      return { uuid: own, row: { uuid: own, name: free(name, own), ...made } };
    }
    const sent = fileNameOf(answered(answer, 'content-disposition')) ?? `${own}.${extension}`;
    const bytes = Buffer.from(answer.body).toString('base64');
    const name = free(`${folder}/${sent}`, own);
    return { uuid: own, row: { uuid: own, name, mime_type: type || mimeType, base64: bytes } };
  };

  /** No two files have one name. */
  const free = (name: string, uuid: string): string => {
    const other = names.has(name) ? name.replace(/(\.[^./]*)?$/, `_${uuid}$1`) : name;
    names.add(other);
    return other;
  };

  return {
    async take(link, folder) {
      const path = pathOf(link, base);
      if (path === undefined) return undefined;
      const uuid = uuidIn(link) ?? uuidFromBytes(treating.mapping.chance('file', path).bytes(16));
      const before = taken.get(uuid);
      if (before !== undefined) return before;
      const file = load(uuid, path, folder);
      taken.set(uuid, file);
      const taking = await file;
      done += 1;
      onFile(done, taken.size);
      return taking;
    },
    rows: async () => (await Promise.all(taken.values())).map(({ row }) => row),
    missing: () => missing,
  };
}

/** `filename*` before `filename`, and nothing of a folder. Source: RFC 6266. */
function fileNameOf(disposition: string): string | undefined {
  const [, encoded] = /filename\*=utf-8''([^;\s]+)/i.exec(disposition) ?? [];
  const [, quoted] = /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? [];
  const name = encoded === undefined ? quoted?.replace(/\\(.)/g, '$1') : decoded(encoded);
  const last = name?.split(/[\\/]/).at(-1);
  return last === '' ? undefined : last;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
