/** The parts of a document that a program writes: each between two comments, which nobody edits by hand. */

const begin = (name: string) => `<!-- ${name}: written by \`npm run format\` -->`;
const end = (name: string) => `<!-- end of ${name} -->`;

/** What stands between the marks of that name. @throws Error where a mark is missing */
export function sectionIn(document: string, name: string): string {
  const { before, after } = around(document, name);
  return document.slice(before.length, document.length - after.length).trim();
}

/** The document with another text between the marks of that name. @throws Error where a mark is missing */
export function withSection(document: string, name: string, text: string): string {
  const { before, after } = around(document, name);
  return `${before}\n${text.trim()}\n${after}`;
}

/** The document without all that is written by a program, and without the marks around it. */
export function withoutGenerated(document: string): string {
  return document.replace(/<!-- (\w+): written by .*?<!-- end of \1 -->\s*/gs, '');
}

function around(document: string, name: string) {
  const [from, to] = [document.indexOf(begin(name)), document.indexOf(end(name))];
  if (from < 0 || to < from) throw new Error(`There must be ${begin(name)} and then ${end(name)}.`);
  return { before: document.slice(0, from + begin(name).length), after: document.slice(to) };
}
