/** Whether a file of this package that is read when it is first needed is gone, or of another build than the program that runs. */

export const PACKAGE_REPLACED =
  'the files of this package were replaced or taken away after this server was started: start it again';
/** Of the error that a late file of another build throws: `.build/late-room.mjs`. */
const OTHER_BUILD = 'ERR_OTHER_BUILD';

export function isPackageReplaced(error: unknown): boolean {
  const { code } = Object(error);
  return code === OTHER_BUILD || code === 'MODULE_NOT_FOUND';
}
