/** Whether text is JSON for libmagic, which takes more for it than others do. */

import { type Scanner, take } from './scan.ts';

const BLANKS = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\0]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
/** Values within values. */
const MAX_DEPTH = 250;

/** Two values of one kind are lines of JSON, whatever comes then; commas at the end count for nothing. Source: libmagic is_json.c. */
export function typeOfJson(text: string): string | undefined {
  const reader = { text, at: 0 };
  take(reader, BLANKS);
  const start = text[reader.at];
  if ((start !== '{' && start !== '[') || !readValue(reader, 0)) return undefined;
  if (reader.at === text.length) return 'application/json';
  return text[reader.at] === start && readValue(reader, 0) ? 'application/x-ndjson' : undefined;
}

function readValue(reader: Scanner, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  take(reader, BLANKS);
  const start = reader.text[reader.at];
  const isRead =
    start === '{' || start === '['
      ? readMembers(reader, start === '{' ? '}' : ']', depth)
      : (take(reader, STRING) || take(reader, SCALAR)) !== '';
  take(reader, BLANKS);
  return isRead;
}

function readMembers(reader: Scanner, end: string, depth: number): boolean {
  do {
    reader.at += 1;
    take(reader, BLANKS);
    if (reader.text[reader.at] === end) break;
    if (end === '}' && !readName(reader)) return false;
    if (!readValue(reader, depth + 1)) return false;
  } while (reader.text[reader.at] === ',');
  const isEnded = reader.text[reader.at] === end;
  reader.at += 1;
  return isEnded;
}

function readName(reader: Scanner): boolean {
  const isRead = take(reader, STRING) !== '';
  take(reader, BLANKS);
  reader.at += 1;
  return isRead && reader.text[reader.at - 1] === ':';
}
