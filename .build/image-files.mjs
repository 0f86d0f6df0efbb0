/** The files of the image: Node.js with the libraries that it is linked to, and the built package. Nothing else is in it. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Below the image's `/app`: the rest of the package is for whoever installs it. */
const APP = ['dist', 'fixtures', 'package.json', 'LICENSE'];
const TYPES = join('dist', 'types');
/** Where published Node images have its licence. */
const NODE_LICENCE = '/usr/local/LICENSE';

/** Lays out two trees, each for the image's root: `node`, which rarely changes, and `package`. */
export function layOutImage(root, target, epochSeconds) {
  const [system, app] = [join(target, 'node'), join(target, 'package/app')];
  copyTo(system, process.execPath, '/usr/local/bin/node');
  const libraries = linkedLibraries(process.execPath);
  const papers = [NODE_LICENCE, '/etc/os-release'].filter((path) => existsSync(path));
  for (const path of [...libraries, ...papers]) copyTo(system, path);
  for (const name of owners(libraries)) copyPapers(system, name);
  for (const name of APP) {
    cpSync(join(root, name), join(app, name), {
      recursive: true,
      filter: (path) => !path.startsWith(join(root, TYPES)),
    });
  }
  normalise(target, epochSeconds);
}

/** Paths of what the loader needs for a program; both that of glibc and that of musl print them by `ldd`. */
export function linkedLibraries(program) {
  const lines = execFileSync('ldd', [program], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => /(?:^\s*|=> )(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}

/** The Debian packages that brought these files; none on another system. */
function owners(paths) {
  if (!existsSync('/var/lib/dpkg/status')) return [];
  // A library in /lib may be recorded in /usr/lib, where /lib is a link to it.
  const patterns = paths.map((path) => `*${path.replace(/^\/usr/, '')}`);
  const lines = execFileSync('dpkg-query', ['--search', ...patterns], { encoding: 'utf8' }).split(
    '\n',
  );
  const found = lines.flatMap((line) => /^([a-z\d][a-z\d+.-]+)(?::\w+)?: \//.exec(line)?.[1] ?? []);
  return [...new Set(found)];
}

/** A package's terms, and its version for scanners that look where images without dpkg keep it. */
function copyPapers(system, name) {
  const terms = `/usr/share/doc/${name}/copyright`;
  if (existsSync(terms)) copyTo(system, terms);
  const status = execFileSync('dpkg-query', ['--status', name]);
  const file = join(system, 'var/lib/dpkg/status.d', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, status);
}

function copyTo(system, path, place = path) {
  const file = join(system, place);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(path, file);
}

/** The same files give the same bytes: times and rights are not those of the machine that builds. */
function normalise(path, epochSeconds) {
  const stats = statSync(path);
  if (stats.isDirectory()) {
    for (const name of readdirSync(path)) normalise(join(path, name), epochSeconds);
  }
  chmodSync(path, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
  utimesSync(path, epochSeconds, epochSeconds);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target] = process.argv.slice(2);
  if (target === undefined) throw new Error('Where to? Name a folder.');
  const root = fileURLToPath(new URL('..', import.meta.url));
  layOutImage(root, target, Number(process.env.SOURCE_DATE_EPOCH ?? 0));
}
