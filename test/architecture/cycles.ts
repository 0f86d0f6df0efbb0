/** Finds circles: of files that import each other, and of resources that do. */
import { importsOf } from './imports.ts';
import { resourceOf } from './layers.ts';
import type { SourceFile } from './source-file.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Each circle of imports, type imports included, once: `a.ts → b.ts → a.ts`. */
export function checkFileCycles(files: readonly SourceFile[]): readonly string[] {
  return cyclesIn(graphOf(files, (path) => path));
}

/** The same between resource folders, whatever files of theirs are concerned. */
export function checkResourceCycles(files: readonly SourceFile[]): readonly string[] {
  return cyclesIn(graphOf(files, resourceOf));
}

function graphOf(
  files: readonly SourceFile[],
  nodeOf: (path: string) => string | undefined,
): Graph {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const from = nodeOf(file.path);
    if (from === undefined) continue;
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const { target } of importsOf(file)) {
      const to = target === undefined ? undefined : nodeOf(target);
      if (to !== undefined && (to !== from || target === file.path)) targets.add(to);
    }
  }
  return graph;
}

function cyclesIn(graph: Graph): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, chain: readonly string[]): void => {
    if (chain.includes(node)) {
      found.push([...chain.slice(chain.indexOf(node)), node].join(' → '));
    } else if (!done.has(node)) {
      for (const next of graph.get(node) ?? []) visit(next, [...chain, node]);
      done.add(node);
    }
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
