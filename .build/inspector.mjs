/** The inspector: one page, one script, one style, for browsers. It loads nothing but these, from the server that shows it. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const SOURCE = 'src/inspector';
export const INSPECTOR = 'inspector';
/** Browsers of 2024 and later: `light-dark()`, nesting and container queries are theirs already. */
const BROWSERS = ['chrome123', 'firefox121', 'safari17.5'];

/** Gives what went in, as paths below `root`. */
export async function buildInspector(root, outdir) {
  const folder = join(outdir, INSPECTOR);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['main.tsx', 'style/inspector.css'].map((file) => ({
      in: `${SOURCE}/${file}`,
      out: INSPECTOR,
    })),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  });
  copyFileSync(join(root, SOURCE, 'page.html'), join(folder, 'index.html'));
  copyFileSync(join(root, SOURCE, 'icon.svg'), join(folder, 'icon.svg'));
  return Object.keys(metafile.inputs);
}
