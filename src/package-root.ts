/** Where the package's own files lie (fixtures, package.json), from the source tree and from the built bundles alike. */

/** Folder URL of the package, with a closing slash. Holds because `src/` and `dist/` are both one level below it. */
export const packageRoot: URL = new URL('..', import.meta.url);
