/**
 * `sbom.cdx.json`: what is inside the bundles, as a CycloneDX bill of materials, since a scanner finds no `node_modules` to
 * look at. Which packages those are the bundler tells; all about them stands in the lock file. It has no time and no number
 * of its own: the same commit gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library';

/** Scanners look for this ending, wherever the file lies. */
export const SBOM = 'sbom.cdx.json';
/** Where the lock file has the package. The name is one of CycloneDX's property taxonomy. */
export const PATH_PROPERTY = 'cdx:npm:package:path';

const INNERMOST = /\/?node_modules\/(?:@[^/]+\/)?[^/]+$/;

/** @param folders as paths below `root`, with slashes @throws Error for a package that the lock file says too little of */
export function writeSbom(root, outdir, folders) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  const text = serializer.serialize(billOf(root, lock, folders), { sortLists: true, space: 2 });
  writeFileSync(join(outdir, SBOM), `${text}\n`);
}

function billOf(root, { packages }, folders) {
  const components = new Map(
    folders.map((path) => [path, componentOf(root, path, packages[path])]),
  );
  const { '': own } = packages;
  const self = new Models.Component(Enums.ComponentType.Application, own.name, {
    bomRef: purlOf(own.name, own.version),
    purl: purlOf(own.name, own.version),
    version: own.version,
    licenses: licensesOf(own.license),
  });
  connect(self, '', own.devDependencies, components);
  for (const [path, component] of components) {
    const { dependencies, optionalDependencies } = packages[path];
    connect(component, path, { ...dependencies, ...optionalDependencies }, components);
  }
  const lifecycles = new Models.LifecycleRepository([Enums.LifecyclePhase.Build]);
  const metadata = new Models.Metadata({ component: self, lifecycles });
  return new Models.Bom({
    metadata,
    components: new Models.ComponentRepository(components.values()),
  });
}

function componentOf(root, path, locked) {
  const fullName = path.replace(/^.*node_modules\//, '');
  const [, algorithm, digest] = /^(sha512)-(\S+)$/.exec(locked?.integrity ?? '') ?? [];
  if (algorithm === undefined) throw new Error(`package-lock.json has no sha512 of ${path}.`);
  const [name, group] = fullName.split('/').reverse();
  return new Models.Component(Enums.ComponentType.Library, name, {
    ...(group && { group }),
    bomRef: path,
    purl: purlOf(fullName, locked.version),
    version: locked.version,
    hashes: new Models.HashDictionary([
      [Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex')],
    ]),
    licenses: licensesOf(locked.license ?? ownLicense(root, path)),
    properties: new Models.PropertyRepository([new Models.Property(PATH_PROPERTY, path)]),
  });
}

/** Notes the packages that this one loads: the nearest of each name, as Node.js looks for them. */
function connect(component, path, names = {}, components) {
  for (const name of Object.keys(names)) {
    const found = placesOf(path, name).find((place) => components.has(place));
    if (found !== undefined) component.dependencies.add(components.get(found).bomRef);
  }
}

function placesOf(path, name) {
  const place = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  return path === '' ? [place] : [place, ...placesOf(path.replace(INNERMOST, ''), name)];
}

/** Source: package-url, npm: the scope is a namespace, whose `@` is escaped. */
function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** An identifier of SPDX, or an expression of several. */
function licensesOf(license) {
  const known = SPDX.isSupportedSpdxId(license)
    ? new Models.SpdxLicense(license)
    : new Models.LicenseExpression(license);
  return new Models.LicenseRepository([known]);
}

/** Old packages have a list, which the lock file leaves out. @throws Error where there is none either */
function ownLicense(root, path) {
  const { licenses } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  if (!licenses?.length) throw new Error(`${path} does not say which licence it has.`);
  return licenses.map(({ type }) => type).join(' OR ');
}
