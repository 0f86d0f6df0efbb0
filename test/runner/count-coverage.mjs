/** Has the bundled source count what runs of it: in one list for all tests of a process, in which each counter has its place. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { root } from './bundle-source.mjs';
import { placesOf, sizeOf } from './counter-places.mjs';

/** Hooks of the page, and what follows its focus: like its views, they run in a browser alone, and test/browser shows them. */
const OF_THE_PAGE = /[\\/]src[\\/]inspector[\\/].*[\\/](?:use-[\w-]+|keep-focus)\.ts$/;

/** What the list is called in the bundle: source.ts gives it. */
export const LIST = '$counts';

/**
 * A plugin of the bundler, to be used once.
 * @param files gets of each file its map, as Istanbul makes it, and the place of its first counter
 */
export function countCoverage(files) {
  const instrumenter = createInstrumenter({
    esModules: true,
    parserPlugins: ['typescript'],
    produceSourceMap: true,
  });
  let next = 0;
  return {
    name: 'count-coverage',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        if (!path.startsWith(root) || OF_THE_PAGE.test(path)) return undefined;
        const counted = instrumenter.instrumentSync(readFileSync(path, 'utf8'), path);
        const file = { map: instrumenter.lastFileCoverage(), first: next };
        files.push(file);
        next += sizeOf(file.map);
        const { ...map } = instrumenter.lastSourceMap();
        const inline = Buffer.from(JSON.stringify({ ...map, sources: [relative(root, path)] }));
        const comment = `//# sourceMappingURL=data:application/json;base64,${inline.toString('base64')}`;
        return { contents: `${inOneList(counted, file)}\n${comment}`, loader: 'ts' };
      });
    },
  };
}

/**
 * Istanbul has each file make its maps before it counts, and look for a counter by a call and two names, which costs a program
 * that is young a third of its time. We have the maps; as many blanks keep the positions right.
 */
function inOneList(code, file) {
  const [, name] = code.match(/function (cov_\w+)\(\)\{/) ?? [];
  if (name === undefined) throw new Error(`${file.map.path} was not made to count`);
  const start = code.indexOf(`function ${name}(){`);
  const call = `${name}();`;
  const end = code.indexOf(call, start) + call.length;
  const places = placesOf(file);
  const counter = new RegExp(`${name}\\(\\)\\.([sfb])\\[(\\d+)\\](?:\\[(\\d+)\\])?\\+\\+`, 'g');
  const body = code
    .slice(end)
    .replace(counter, (all, kind, index, branch) =>
      `${LIST}[${places[kind](index, branch)}]++`.padEnd(all.length),
    );
  if (body.includes(name)) throw new Error(`${file.map.path} counts in a way that is not known`);
  return code.slice(0, start) + ' '.repeat(end - start) + body;
}
