/** Shows that circles of imports are found. */
import { describe, expect, it } from '@jest/globals';
import { checkFileCycles, checkResourceCycles } from './cycles.ts';
import { sourceFile } from './source-file.ts';

const tree = (texts: Record<string, string>) =>
  Object.entries(texts).map(([path, text]) => sourceFile(`src/${path}`, text));

describe('circles of imports', () => {
  it('are none where two files import a third', () => {
    const files = tree({
      'a.ts': "import './b.ts'; import './c.ts';",
      'b.ts': "import './c.ts';",
      'c.ts': '',
    });
    expect(checkFileCycles(files)).toEqual([]);
  });

  it('are found over several files, types and late imports included', () => {
    const files = tree({
      'a.ts': "import './b.ts';",
      'b.ts': "import type { C } from './c.ts';",
      'c.ts': "import('./a.ts');",
    });
    expect(checkFileCycles(files)).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts']);
  });

  it('are found where a file imports itself', () => {
    expect(checkFileCycles(tree({ 'a.ts': "import './a.ts';" }))).toEqual(['src/a.ts → src/a.ts']);
  });

  it('are found between resources whose files form none', () => {
    const files = tree({
      'resources/a/index.ts': "import './model.ts';",
      'resources/a/model.ts': "import '../b/index.ts';",
      'resources/b/index.ts': '',
      'resources/b/filters.ts': "import '../a/index.ts';",
    });
    expect(checkFileCycles(files)).toEqual([]);
    expect(checkResourceCycles(files)).toEqual(['a → b → a']);
  });
});
