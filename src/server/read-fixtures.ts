/** Where fixture documents come from: shipped worlds, files, folders of them, and objects. */
import { readFileSync, statSync } from 'node:fs';
import { utf8Text } from '../drf/text.ts';
import {
  type ScenarioName,
  scenarioDocument,
  shippedDocument,
} from '../fixtures/default-documents.ts';
import type { FixtureSource } from '../fixtures/load-fixtures.ts';
import { parseDocument } from '../fixtures/parse-document.ts';
import { pointerStep } from '../values/json-pointer.ts';
import { isMembers } from '../values/plain-json.ts';
import { unfitFile } from '../values/unfit-file.ts';
import { fixtureFiles, pathHint, shippedName } from './fixture-paths.ts';
import type { FixturesOption, ServerOptions } from './options.ts';

/**
 * The scenario, if there is one, and the documents that an option names, in its order. A folder gives the files that
 * `fixture-paths.ts` says. What cannot be read is among them with its problem: loading tells it with those of the others.
 */
export function readFixtures(
  option: FixturesOption = [],
  scenario?: ScenarioName,
): readonly FixtureSource[] {
  const sources: readonly (string | object)[] = Array.isArray(option) ? option : [option];
  const base = scenario === undefined ? [] : [scenarioDocument(scenario)];
  if (sources.length === 0 && base.length === 0) return [shippedDocument('default')];
  const documents = sources.flatMap((source, index) => {
    if (typeof source === 'string') return documentsOf(source);
    return { name: sources.length === 1 ? 'fixtures' : `fixtures[${index}]`, content: source };
  });
  return [...base, ...documents];
}

/** The stubs that an option names: a list, or a file that has nothing else. */
export function readStubs({ stubs }: Pick<ServerOptions, 'stubs'>): readonly FixtureSource[] {
  if (stubs === undefined) return [];
  if (typeof stubs !== 'string') return [{ name: 'stubs', content: { stubs } }];
  const document = readFile(stubs);
  if ('lost' in document) return [document];
  const others = isMembers(document.content)
    ? Object.keys(document.content).filter((key) => !OF_STUBS.includes(key))
    : [];
  const [first] = others;
  if (first === undefined) return [document];
  const message = 'is no list of stubs: give it as --fixtures, or take it out';
  return [{ name: stubs, lost: { file: stubs, pointer: pointerStep(first), message } }];
}

/** What a file of stubs may have at its top. */
const OF_STUBS: readonly string[] = ['stubs', '$schema', '$comment'];

function documentsOf(source: string): readonly FixtureSource[] {
  const shipped = shippedName(source);
  if (shipped !== undefined) return [shippedDocument(shipped)];
  try {
    const files = fixtureFiles(source);
    return files.length > 0
      ? files.map(readFile)
      : [lost(source, 'is a folder without .json files')];
  } catch (error) {
    return [unreadable(source, error, pathHint(source))];
  }
}

const SPLIT = ": split it, for files may refer to each other's rows";

function readFile(path: string): FixtureSource {
  try {
    const fault = unfitFile(statSync(path), SPLIT);
    if (fault !== undefined) return lost(path, fault);
    const text = readText(path);
    if (text === undefined) return lost(path, 'must be UTF-8');
    const parsed = parseDocument(path, text, () => readText(path));
    return 'document' in parsed ? parsed.document : { name: path, lost: parsed.problem };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Undefined for what is no UTF-8: the bytes themselves are only asked for where it may be none, as they take as much again. */
function readText(path: string): string | undefined {
  const text = readFileSync(path, 'utf8');
  return text.includes(REPLACEMENT) ? utf8Text(readFileSync(path)) : text;
}

/** Stands in a text for bytes that are none, or for itself. */
const REPLACEMENT = '\ufffd';

function unreadable(file: string, error: unknown, hint = ''): FixtureSource {
  return lost(file, `cannot be read: ${error instanceof Error ? error.message : error}${hint}`);
}

function lost(name: string, message: string): FixtureSource {
  return { name, lost: { file: name, pointer: '', message } };
}
