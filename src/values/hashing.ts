/** SHA-256. What hashes is loaded when that is first asked for: it takes a tenth as long as all the rest of the package. */
import type { Hash } from 'node:crypto';
import { getBuiltinModule } from 'node:process';

export function newSha256(): Hash {
  return getBuiltinModule('node:crypto').createHash('sha256');
}

/** In hex unless told otherwise. */
export function sha256Of(
  bytes: Uint8Array,
  encoding: 'hex' | 'base64' | 'base64url' = 'hex',
): string {
  return newSha256().update(bytes).digest(encoding);
}
