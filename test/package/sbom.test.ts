/** The bill of materials: valid, complete, as the lock file has it, and the same for the same commit. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { root } from './installed-project.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('dist/sbom.cdx.json');
const bill = JSON.parse(text);
const { packages } = JSON.parse(read('package-lock.json'));
const manifest = JSON.parse(read('package.json'));

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly 'bom-ref': string;
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
}
const components: readonly Component[] = bill.components;
const fullName = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);

/** The published schema of its version, as CycloneDX's own library brings it; what is wrong, one line each. */
function problemsOf(document: unknown): readonly string[] {
  const schema = (name: string) =>
    JSON.parse(read(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.schema.json`));
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  // Two that nothing of ours has, and that few can check.
  for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
  const main = schema(`bom-${bill.specVersion}.SNAPSHOT`);
  for (const name of ['spdx.SNAPSHOT', 'jsf-0.82.SNAPSHOT', 'cryptography-defs.SNAPSHOT']) {
    ajv.addSchema({ ...schema(name), $id: new URL(`${name}.schema.json`, main.$id).href });
  }
  const validate = ajv.compile(main);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the bill of materials', () => {
  it('is what the schema of CycloneDX takes', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(problemsOf(bill)).toEqual([]);
    const [first, ...others] = bill.components;
    const broken = { ...bill, components: [{ ...first, name: undefined, type: 'box' }, ...others] };
    expect(problemsOf(JSON.parse(JSON.stringify(broken)))).toEqual(
      expect.arrayContaining([
        "/components/0 must have required property 'name'",
        '/components/0/type must be equal to one of the allowed values',
      ]),
    );
  });

  it('is of this version of the package', () => {
    expect(bill.metadata.component).toMatchObject({
      name: manifest.name,
      version: manifest.version,
      purl: `pkg:npm/${manifest.name}@${manifest.version}`,
    });
  });

  it('lists all whose terms are told, and the viewer, which brings its own', () => {
    const terms = read('dist/THIRD-PARTY-LICENSES')
      .split(`${'-'.repeat(80)}\n`)
      .slice(1);
    const told = terms.map((each) => each.split('\n', 1)[0]);
    const viewer = components.filter(({ name }) => name === 'swagger-ui-dist');
    expect(viewer).toHaveLength(1);
    expect(told.length).toBeGreaterThan(50);
    const listed = components
      .filter((each) => !viewer.includes(each))
      .map((each) => `${fullName(each)} ${each.version}`);
    expect([...new Set(listed)].sort()).toEqual([...told].sort());
  });

  it('says of each what the lock file says', () => {
    for (const each of components) {
      const { version, integrity } = packages[each['bom-ref']];
      expect(each.version).toBe(version);
      expect(each.purl).toBe(`pkg:npm/${fullName(each).replace('@', '%40')}@${version}`);
      const digest = Buffer.from(each.hashes[0]?.content ?? '', 'hex').toString('base64');
      expect(`sha512-${digest}`).toBe(integrity);
    }
  });

  it('tells who brings each: from the package on all can be reached', () => {
    const edges = new Map<string, readonly string[]>(
      bill.dependencies.map(({ ref, dependsOn = [] }: { ref: string; dependsOn?: string[] }) => [
        ref,
        dependsOn,
      ]),
    );
    const reached = new Set<string>([bill.metadata.component['bom-ref']]);
    for (const ref of reached) for (const next of edges.get(ref) ?? []) reached.add(next);
    expect(components.map((each) => each['bom-ref']).filter((ref) => !reached.has(ref))).toEqual(
      [],
    );
  });
});

describe('writing it', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = async (paths: readonly string[]) => {
    const { writeSbom } = await import(join(root, '.build/sbom.mjs'));
    writeSbom(root, folder, paths);
    return readFileSync(join(folder, 'sbom.cdx.json'), 'utf8');
  };

  it('gives the same bytes again, in whatever order the packages come', async () => {
    const paths = components.map((each) => each['bom-ref']);
    expect(await write([...paths].reverse())).toBe(text);
  });

  it('keeps two versions of a package apart, and gives each user its own', async () => {
    const [inner = ''] = Object.keys(packages).filter((path) =>
      /^node_modules\/[^/@]+\/node_modules\/[^/@]+$/.test(path),
    );
    const [, user = '', name = ''] = inner.split(/\/?node_modules\//);
    const outer = [`node_modules/${user}`, `node_modules/${name}`];
    const { dependencies } = JSON.parse(await write([inner, ...outer]));
    expect(dependencies).toContainEqual({ ref: outer[0], dependsOn: [inner] });
  });

  it('refuses a package that the lock file does not have', async () => {
    await expect(write(['node_modules/no-such-package'])).rejects.toThrow(
      'package-lock.json has no sha512 of node_modules/no-such-package.',
    );
  });
});
