/** The generated parts of README files are up to date, and lead nowhere but into themselves. */
import { describe, expect, it } from '@jest/globals';
import { documentAt } from './blocks.ts';
import { PAGES, writtenPage } from './pages.ts';
import { sectionIn, withoutGenerated, withSection } from './sections.ts';
import { figuresIn } from './speed-section.ts';

const root = new URL('../../', import.meta.url);

describe.each(Object.keys(PAGES))('%s', (path) => {
  it('is up to date; if not, `npm run format` writes it anew', async () => {
    expect(documentAt(path).split('\n')).toEqual((await writtenPage(root, path)).split('\n'));
  });

  it('has something in each of its parts', () => {
    const parts = Object.keys(PAGES[path] ?? {});
    expect(parts.filter((name) => sectionIn(documentAt(path), name).length < 100)).toEqual([]);
  });
});

describe('a part of a document', () => {
  const [begin, end] = ['<!-- a: written by `npm run format` -->', '<!-- end of a -->'];
  const document = `# A\n\n${begin}\nold\n${end}\n\n## B\n`;

  it('is read, replaced and left out', () => {
    expect(sectionIn(document, 'a')).toBe('old');
    const written = withSection(document, 'a', 'new\nlines');
    expect(sectionIn(written, 'a')).toBe('new\nlines');
    expect(withSection(written, 'a', 'old')).toBe(document);
    expect(withoutGenerated(written)).toBe('# A\n\n## B\n');
  });

  it.each(['', begin, end, `${end} ${begin}`])('needs its marks: %j', (text) => {
    expect(() => sectionIn(text, 'a')).toThrow('There must be <!-- a: ');
  });
});

describe('the summaries of the README', () => {
  it.each(['fidelity', 'speed'])('%s has five lines at most', (name) => {
    expect(sectionIn(documentAt('README.md'), name).split('\n').length).toBeLessThanOrEqual(5);
  });

  it('needs figures of the benchmarks', () => {
    expect(() => figuresIn('# Benchmarks')).toThrow('has no figures');
  });
});
