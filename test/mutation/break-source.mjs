/** Puts one break into the source on its way into the bundle; see mutate.mjs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runner/bundle-source.mjs';

/** A plugin of the bundler. */
export function breakSource({ file, find, replace }) {
  const broken = join(root, file);
  return {
    name: 'break-source',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path !== broken) return undefined;
        return { contents: readFileSync(path, 'utf8').replace(find, () => replace), loader: 'ts' };
      });
    },
  };
}
