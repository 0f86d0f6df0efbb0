/** Refuses type assertions: what is unknown gets narrowed. `as const` and `satisfies` assert nothing. */
import { nodesBelow, type SourceFile } from './source-file.ts';

const CASTS: ReadonlySet<string> = new Set(['TsAsExpression', 'TsTypeAssertion']);

/** Refuses them everywhere but in `home`, where brands are minted. */
export function checkCasts(files: readonly SourceFile[], home: RegExp): readonly string[] {
  return files
    .filter((file) => !home.test(file.path))
    .flatMap((file) =>
      [...nodesBelow(file.body)]
        .filter((node) => CASTS.has(node.type))
        .map((node) => file.at(node, `casts with \`as\`, which belongs to ${home.source} alone`)),
    );
}
