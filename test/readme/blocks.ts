/** README files, taken apart: their code blocks and their tables. */
import { readFileSync } from 'node:fs';

/** A document of the project, by its path from the root. */
export function documentAt(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

export const readme = documentAt('README.md');

export interface Block {
  readonly language: string;
  readonly text: string;
}

/** All code blocks, in their order; those within lists lose the indent of their list. */
export function allBlocks(document: string): readonly Block[] {
  return Array.from(
    document.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms),
    ([, indent = '', language = '', text = '']) => ({
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** The code blocks of a language, in their order. */
export function blocks(language: string, document = readme): readonly string[] {
  return allBlocks(document)
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}

/** The code block with that first line. @throws Error where there is none */
export function blockOf(firstLine: string, document = readme): string {
  const found = allBlocks(document).find(({ text }) => text.startsWith(`${firstLine}\n`));
  if (!found) throw new Error(`No code block begins with ${firstLine}`);
  return found.text;
}

/** The rows of the first table under a heading; a cell is Markdown without outer blanks. */
export function table(heading: string, document = readme): readonly (readonly string[])[] {
  const section =
    document.split(/^##+ /m).find((text) => text.split('\n', 1)[0]?.startsWith(heading)) ?? '';
  const [, , ...rows] = /(?:^\|.*\n)+/m.exec(`${section}\n`)?.[0].trimEnd().split('\n') ?? [];
  return rows.map((row) =>
    row
      .slice(1, row.lastIndexOf('|'))
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

/** What a text has between backticks. */
export function quoted(text: string): readonly string[] {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}
