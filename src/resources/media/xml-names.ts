/** Names of elements and attributes as lxml and BeautifulSoup make them of prefixes and namespaces. */
import { type Attribute, startsName } from './xml-scan.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const RESERVED: readonly string[] = [XML, 'http://www.w3.org/2000/xmlns/'];

export interface NamedElement {
  /** With its prefix, if its namespace has one. */
  readonly name: string;
  readonly localName: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * The namespaces that are declared where a reader stands. A prefix that nothing declares is left out of names, and of several
 * for one namespace the last one counts. Source: libxml2 xmlParseStartTag2; bs4 LXMLTreeBuilderForXML.start.
 */
export class Namespaces {
  /** By prefix, '' for the default, the innermost last; and the other way round. */
  readonly #uris = new Stacks([['xml', XML]]);
  readonly #prefixes = new Stacks([[XML, 'xml']]);
  /** What each open element declares. */
  readonly #declared: (readonly Attribute[])[] = [];

  /** An element that begins, with the names that it is written with. */
  enter(raw: string, attributes: readonly Attribute[]): NamedElement {
    const declared = new Map<string, string>();
    const others: Attribute[] = [];
    for (const [name, value] of attributes) {
      const prefix = declaredPrefix(name);
      if (prefix === undefined) others.push([name, value]);
      else if (!declared.has(prefix) && isDeclarable(prefix, value)) declared.set(prefix, value);
    }
    this.#declare([...declared]);
    const [prefix, localName] = split(raw);
    return {
      name: this.#joined(prefix, localName),
      localName,
      attributes: new Map([
        ...others.map(([name, value]): Attribute => [this.#attributeName(name), value]),
        ...[...declared].map(([each, uri]): Attribute => [declarationOf(each), uri]),
      ]),
    };
  }

  /** The innermost element has ended. */
  leave(): void {
    for (const [prefix, uri] of this.#declared.pop() ?? []) {
      this.#uris.pop(prefix);
      this.#prefixes.pop(uri);
    }
  }

  #declare(declared: readonly Attribute[]): void {
    this.#declared.push(declared);
    for (const [prefix, uri] of declared) {
      this.#uris.push(prefix, uri);
      this.#prefixes.push(uri, prefix);
    }
  }

  #attributeName(name: string): string {
    const [prefix, localName] = split(name);
    return prefix === '' ? localName : this.#joined(prefix, localName);
  }

  #joined(prefix: string, localName: string): string {
    const uri = this.#uris.last(prefix);
    const shown = uri === '' ? '' : this.#prefixes.last(uri);
    return shown === '' ? localName : `${shown}:${localName}`;
  }
}

/** Stacks of texts by name. The last one of an empty stack is ''. */
class Stacks {
  readonly #stacks: Map<string, string[]>;

  constructor(first: readonly Attribute[]) {
    this.#stacks = new Map(first.map(([name, text]) => [name, [text]]));
  }

  push(name: string, text: string): void {
    const stack = this.#stacks.get(name);
    if (stack) stack.push(text);
    else this.#stacks.set(name, [text]);
  }

  pop(name: string): void {
    this.#stacks.get(name)?.pop();
  }

  last(name: string): string {
    return this.#stacks.get(name)?.at(-1) ?? '';
  }
}

function declarationOf(prefix: string): string {
  return prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
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

/** A colon at either end is part of the name. */
function split(name: string): readonly [prefix: string, localName: string] {
  const colon = name.indexOf(':');
  const localName = name.slice(colon + 1);
  return colon > 0 && startsName(localName) ? [name.slice(0, colon), localName] : ['', name];
}
