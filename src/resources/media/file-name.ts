/** The name under which a file is stored. */
import { splitExtension } from '../../drf/uploaded-file.ts';
import { codePointLength, strip } from '../../values/python-text.ts';
import { MEDIA_REFUSALS } from './refusals.ts';

/** Longest stored name with its folder, in code points; the column's width. */
const MAX_STORED_NAME = 100;
/** Random characters that tell a name from one in use. */
const SUFFIX_LENGTH = 7;

/**
 * A free name in a folder for a file of this name, cut to fit.
 * @throws ApiException a page of 400 when nothing is left of the name
 * Source: Django Storage.get_valid_name, get_available_name; BEHAVIOUR 12.
 */
export function availableName(
  folder: string,
  fileName: string,
  isTaken: (name: string) => boolean,
  randomSuffix: (length: number) => string,
): string {
  let [root, extension] = splitExtension(validName(fileName));
  let name = `${folder}/${root}${extension}`;
  while (isTaken(name) || codePointLength(name) > MAX_STORED_NAME) {
    name = alternative(folder, root, extension, randomSuffix);
    const excess = codePointLength(name) - MAX_STORED_NAME;
    if (excess > 0) {
      root = [...root].slice(0, -excess).join('');
      if (root === '') throw MEDIA_REFUSALS.no_room.error();
      name = alternative(folder, root, extension, randomSuffix);
    }
  }
  return name;
}

function alternative(
  folder: string,
  root: string,
  extension: string,
  randomSuffix: (length: number) => string,
): string {
  return `${folder}/${root}_${randomSuffix(SUFFIX_LENGTH)}${extension}`;
}

/** Blanks become `_`; everything but word characters, `-` and `.` goes. Source: Django utils/text.get_valid_filename. */
function validName(fileName: string): string {
  const name = strip(fileName)
    .replaceAll(' ', '_')
    .replace(/[^-\p{L}\p{N}_.]/gu, '');
  if (name === '' || name === '.' || name === '..') {
    throw MEDIA_REFUSALS.no_name.error();
  }
  return name;
}
