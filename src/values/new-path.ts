/** Decides whether a file or folder can be made, before anything is asked that could not be written down. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Of a folder: it is there, or can be made with those above it. */
export function canBeFolder(path: string): boolean {
  let nearest = path;
  while (kindOf(nearest) === 'nothing' && dirname(nearest) !== nearest) nearest = dirname(nearest);
  return kindOf(nearest) === 'folder';
}

/** Of a file: it is there, or can be made with the folders above it. */
export function canBeFile(path: string): boolean {
  return kindOf(path) !== 'folder' && canBeFolder(dirname(path));
}

/** What is below a file is nothing. */
function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}
