/** Names of elements and attributes as lxml and BeautifulSoup make them of prefixes and namespaces. */
import { type Attribute, startsName } from './xml-scan.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const RESERVED: readonly string[] = [XML, 'http://www.w3.org/2000/xmlns/'];

/** What an element declares, by prefix ('' for the default), within what those around it do. */
export interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

export const OUTERMOST: Scope = { declared: new Map([['xml', XML]]), outer: undefined };

export interface NamedElement {
  /** With its prefix, if its namespace has one. */
  readonly name: string;
  readonly localName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly scope: Scope;
}

/**
 * An element with the names that it is written with: a prefix that nothing declares is left out, and of several for one
 * namespace the last one counts. Source: libxml2 xmlParseStartTag2; bs4 LXMLTreeBuilderForXML.start.
 */
export function named(raw: string, attributes: readonly Attribute[], outer: Scope): NamedElement {
  const declared = new Map<string, string>();
  const others: Attribute[] = [];
  for (const [name, value] of attributes) {
    const prefix = declaredPrefix(name);
    if (prefix === undefined) others.push([name, value]);
    else if (!declared.has(prefix) && isDeclarable(prefix, value)) declared.set(prefix, value);
  }
  const scope = declared.size === 0 ? outer : { declared, outer };
  const [prefix, localName] = split(raw);
  const shown = others.map(([name, value]): Attribute => [attributeName(name, scope), value]);
  const declarations = [...declared].map(
    ([each, uri]): Attribute => [each === '' ? 'xmlns' : `xmlns:${each}`, uri],
  );
  return {
    name: joined(prefix, localName, scope),
    localName,
    attributes: new Map([...shown, ...declarations]),
    scope,
  };
}

function declaredPrefix(name: string): string | undefined {
  if (name === 'xmlns') return '';
  const [prefix, localName] = split(name);
  return prefix === 'xmlns' ? localName : undefined;
}

function isDeclarable(prefix: string, uri: string): boolean {
  if (prefix === '') return !RESERVED.includes(uri);
  return uri !== '' && prefix !== 'xml' && prefix !== 'xmlns' && !RESERVED.includes(uri);
}

function attributeName(name: string, scope: Scope): string {
  const [prefix, localName] = split(name);
  return prefix === '' ? localName : joined(prefix, localName, scope);
}

/** A colon at either end is part of the name. */
function split(name: string): readonly [prefix: string, localName: string] {
  const colon = name.indexOf(':');
  const localName = name.slice(colon + 1);
  return colon > 0 && startsName(localName) ? [name.slice(0, colon), localName] : ['', name];
}

function joined(prefix: string, localName: string, scope: Scope): string {
  const uri = namespaceOf(prefix, scope);
  const shown = uri === '' ? '' : prefixOf(uri, scope);
  return shown === '' ? localName : `${shown}:${localName}`;
}

function namespaceOf(prefix: string, scope: Scope): string {
  for (let each: Scope | undefined = scope; each; each = each.outer) {
    const uri = each.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

function prefixOf(uri: string, scope: Scope): string {
  for (let each: Scope | undefined = scope; each; each = each.outer) {
    const last = [...each.declared].findLast(([, declared]) => declared === uri);
    if (last) return last[0];
  }
  return '';
}
