/** The ES modules of `dist/`: each names what the CommonJS file beside it exports, and holds nothing of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** By name, so that an editor, a bundler and `import` see them without running anything. */
export function writeWrappers(root, outdir, entries) {
  for (const [name, source] of Object.entries(entries)) {
    const names = exportedNames(root, source);
    const named = names.filter((each) => each !== 'default').join(', ');
    const lines = [
      `import commonJs from './${name}.js';`,
      ...(named === '' ? [] : [`export const { ${named} } = commonJs;`]),
      ...(names.includes('default') ? ['export default commonJs.default;'] : []),
    ];
    writeFileSync(join(outdir, `${name}.mjs`), `${lines.join('\n')}\n`);
  }
}

/** What a module exports. */
export function exportedNames(root, source) {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [source],
    outdir: 'unwritten',
    write: false,
    metafile: true,
    format: 'esm',
  });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}
