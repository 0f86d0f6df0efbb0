/** Has the bundled source count what runs of it: in one object for all tests of a process, not in one for each file. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { root } from './bundle-source.mjs';

/** Hooks of the page, and what follows its focus: like its views, they run in a browser alone, and test/browser shows them. */
const OF_THE_PAGE = /[\\/]src[\\/]inspector[\\/].*[\\/](?:use-[\w-]+|keep-focus)\.ts$/;

/**
 * A plugin of the bundler, to be used once.
 * @param files gets the maps of all files, and their counters at zero, by path
 */
export function countCoverage(files) {
  const instrumenter = createInstrumenter({
    esModules: true,
    parserPlugins: ['typescript'],
    produceSourceMap: true,
  });
  return {
    name: 'count-coverage',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        if (!path.startsWith(root) || OF_THE_PAGE.test(path)) return undefined;
        const counted = instrumenter.instrumentSync(readFileSync(path, 'utf8'), path);
        files[path] = instrumenter.lastFileCoverage();
        const { ...map } = instrumenter.lastSourceMap();
        const inline = Buffer.from(JSON.stringify({ ...map, sources: [relative(root, path)] }));
        const comment = `//# sourceMappingURL=data:application/json;base64,${inline.toString('base64')}`;
        return { contents: `${withoutMaps(counted, path)}\n${comment}`, loader: 'ts' };
      });
    },
  };
}

/** Istanbul has each file make its maps before it counts. We have them; as many blanks keep the positions right. */
function withoutMaps(code, path) {
  const [, name] = code.match(/function (cov_\w+)\(\)\{/) ?? [];
  if (name === undefined) throw new Error(`${path} was not made to count`);
  const start = code.indexOf(`function ${name}(){`);
  const end = code.indexOf(`${name}();`, start);
  const counter = `globalThis.coverageOfTests[${JSON.stringify(path)}]`;
  const taken = `function ${name}(){const counter=${counter};${name}=()=>counter;return counter;}`;
  return code.slice(0, start) + taken.padEnd(end - start) + code.slice(end);
}
