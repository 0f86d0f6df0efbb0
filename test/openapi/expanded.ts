/** A document with everything where it is used, whatever it says by reference. */

type Members = Readonly<Record<string, unknown>>;

/** Parameters of a path are those of each of its operations, and its security what the whole document asks for. */
export function expanded(document: object): object {
  const { security, paths, components, ...rest }: Members = Object(inlined(document, document));
  const items = Object.entries(Object(paths)).map(([path, item]) => {
    const { parameters = [], ...operations } = Object(item);
    const own = Object.entries(operations).map(([method, operation]) => {
      const all = [...parameters, ...(Object(operation).parameters ?? [])];
      return [method, { security, ...Object(operation), parameters: all }];
    });
    return [path, Object.fromEntries(own)];
  });
  return { ...rest, paths: Object.fromEntries(items), components };
}

/** Follows each reference. @throws RangeError for one that leads nowhere */
function inlined(value: unknown, document: object): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inlined(each, document));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest }: Members = Object(value);
  if (typeof $ref === 'string') {
    const { length } = Object.keys(rest);
    if (length > 0) throw new RangeError(`There is more beside ${$ref}.`);
    return inlined(found($ref, document), document);
  }
  const members = Object.entries(value).map(([name, each]) => [name, inlined(each, document)]);
  return Object.fromEntries(members);
}

function found(reference: string, document: object): unknown {
  const steps = reference.replace(/^#\//, '').split('/');
  const value = steps.reduce<unknown>((whole, step) => Object(whole)[step], document);
  if (value === undefined) throw new RangeError(`${reference} leads nowhere.`);
  return value;
}
