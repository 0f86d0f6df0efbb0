/** The changelog: `## Unreleased` on top, below it `## 1.2.3 - 2026-01-31` for each release, the newest first. */

export const UNRELEASED = 'Unreleased';
/** The headings of a section, in this order. */
export const KINDS = ['Added', 'Changed', 'Fixed', 'Fidelity'];

const RELEASE = /^(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$/;

/** Each section with its title, its version where it is a release, and its text. */
export function sections(changelog) {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return { title, version: RELEASE.exec(title)?.[1], text: lines.join('\n').trim() };
    });
}

/** The changelog in which what was unreleased is that version. @throws Error where there is nothing to release */
export function cut(changelog, version, date) {
  const all = sections(changelog);
  const [unreleased] = all.filter(({ title }) => title === UNRELEASED);
  if (all.some((section) => section.version === version)) {
    throw new Error(`The changelog has ${version} already.`);
  }
  if (!unreleased?.text) throw new Error(`Nothing is listed under ${UNRELEASED}.`);
  return changelog.replace(/^## Unreleased$/m, `## ${UNRELEASED}\n\n## ${version} - ${date}`);
}

/** What is wrong with the shape, one line each. */
export function problems(changelog) {
  const [first, ...releases] = sections(changelog);
  const found = first?.title === UNRELEASED ? [] : [`The first section is not ${UNRELEASED}.`];
  for (const { title, version, text } of releases) {
    if (version === undefined) found.push(`"${title}" is not "1.2.3 - 2026-01-31".`);
    if (text === '') found.push(`"${title}" is empty.`);
  }
  for (const { title, text } of sections(changelog)) {
    const kinds = Array.from(text.matchAll(/^### (.*)$/gm), ([, kind]) => kind);
    if (`${kinds}` !== `${KINDS.filter((kind) => kinds.includes(kind))}`) {
      found.push(
        `"${title}" has ${kinds.join(', ')}: it may have ${KINDS.join(', ')}, in this order.`,
      );
    }
  }
  return found;
}
