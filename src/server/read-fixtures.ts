/** Where fixture documents come from: shipped worlds, files, folders of them, and objects. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { utf8Text } from '../drf/text.ts';
import {
  type ScenarioName,
  SHIPPED_NAMES,
  scenarioDocument,
  shippedDocument,
} from '../fixtures/default-documents.ts';
import type { FixtureDocument, FixtureProblem } from '../fixtures/load-fixtures.ts';
import { parseDocument } from '../fixtures/parse-document.ts';
import { FixtureError } from './fixture-error.ts';
import type { FixturesOption } from './options.ts';

/** The one file of a folder that is loaded where it is there: the others are worlds of their own then. */
const ENTRY_FILE = 'default.json';

/**
 * The scenario, if there is one, and the documents that an option names, in its order. A folder gives its `default.json`, or else all its `.json` files by
 * name. The name of a shipped world beats a file of that name, which can be had as `./empty`.
 * @throws FixtureError for files that cannot be read or are no JSON, all of them at once
 */
export function readFixtures(
  option: FixturesOption = [],
  scenario?: ScenarioName,
): readonly FixtureDocument[] {
  const sources: readonly (string | object)[] = Array.isArray(option) ? option : [option];
  const base = scenario === undefined ? [] : [scenarioDocument(scenario)];
  if (sources.length === 0 && base.length === 0) return [shippedDocument('default')];
  const problems: FixtureProblem[] = [];
  const documents = sources.flatMap((source, index) => {
    if (typeof source === 'string') return documentsOf(source, problems);
    return { name: sources.length === 1 ? 'fixtures' : `fixtures[${index}]`, content: source };
  });
  if (problems.length > 0) throw new FixtureError(problems);
  return [...base, ...documents];
}

function documentsOf(source: string, problems: FixtureProblem[]): readonly FixtureDocument[] {
  const shipped = SHIPPED_NAMES.find((name) => name === source);
  if (shipped !== undefined) return [shippedDocument(shipped)];
  return filesOf(source, problems).flatMap((path) => {
    const parsed = readFile(path);
    if ('document' in parsed) return parsed.document;
    problems.push(parsed.problem);
    return [];
  });
}

type Parsed = { readonly document: FixtureDocument } | { readonly problem: FixtureProblem };

function readFile(path: string): Parsed {
  try {
    const text = readText(path);
    if (text !== undefined) return parseDocument(path, text);
    return { problem: { file: path, pointer: '', message: 'must be UTF-8' } };
  } catch (error) {
    return { problem: unreadable(path, error) };
  }
}

/** Undefined for what is no UTF-8: the bytes themselves are only asked for where it may be none, as they take as much again. */
function readText(path: string): string | undefined {
  const text = readFileSync(path, 'utf8');
  return text.includes(REPLACEMENT) ? utf8Text(readFileSync(path)) : text;
}

/** Stands in a text for bytes that are none, or for itself. */
const REPLACEMENT = '\ufffd';

function filesOf(path: string, problems: FixtureProblem[]): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (names.length === 0) {
      problems.push({ file: path, pointer: '', message: 'is a folder without .json files' });
    }
    const files = names.includes(ENTRY_FILE) ? [ENTRY_FILE] : names.sort();
    return files.map((name) => join(path, name));
  } catch (error) {
    problems.push(unreadable(path, error));
    return [];
  }
}

function unreadable(file: string, error: unknown): FixtureProblem {
  return {
    file,
    pointer: '',
    message: `cannot be read: ${error instanceof Error ? error.message : error}`,
  };
}
