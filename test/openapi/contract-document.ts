/** The served OpenAPI document of one contract, as tests look things up in it. */

/** A media type's or a header's description. */
export interface Described {
  readonly schema?: object;
  readonly required?: boolean;
}

/** What the document says of one answer. */
export interface ResponseDescription {
  /** Where it stands: a JSON pointer into the document. */
  readonly pointer: string;
  readonly content: Readonly<Record<string, Described>>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, Described>>;
}

export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  /** `/api/payments/{uuid}/`. */
  readonly template: string;
  readonly responses: ReadonlyMap<number, ResponseDescription>;
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

export class ContractDocument {
  readonly source: object;
  readonly operations: readonly DocumentedOperation[];
  /** Answers that belong to no operation, by name. */
  readonly common: ReadonlyMap<string, ResponseDescription>;

  constructor(source: object) {
    this.source = source;
    const { paths, components } = Object(source);
    this.operations = Object.entries(paths).flatMap(([template, item]) =>
      METHODS.flatMap((method) => {
        const { [method]: operation } = Object(item);
        if (operation === undefined) return [];
        const at = `/paths/${escaped(template)}/${method}/responses`;
        const responses = Object.entries(operation.responses).map(
          ([status, response]) =>
            [Number(status), this.#describe(response, `${at}/${status}`)] as const,
        );
        const id = String(operation.operationId);
        const all = new Map(withMethods(responses));
        return [{ id, method: method.toUpperCase(), template, responses: all }];
      }),
    );
    this.common = new Map(
      Object.entries(Object(components).responses ?? {})
        .filter(([name]) => [Object(components)['x-of-no-operation']].flat().includes(name))
        .map(([name, response]) => [
          name,
          this.#describe(response, `/components/responses/${name}`),
        ]),
    );
  }

  /** Follows references, so that a pointer leads to the description itself. */
  #describe(response: unknown, pointer: string): ResponseDescription {
    const { $ref, content = {}, headers = {} } = Object(response);
    if (typeof $ref === 'string') return this.#describe(this.#at($ref), $ref.slice(1));
    const described = Object.entries(headers).map(([name, header]) => {
      const { $ref: elsewhere } = Object(header);
      const itself = typeof elsewhere === 'string' ? this.#at(elsewhere) : header;
      return [name.toLowerCase(), Object(itself)] as const;
    });
    return { pointer, content, headers: Object.fromEntries(described) };
  }

  #at(reference: string): unknown {
    const steps = reference.slice(2).split('/').map(unescaped);
    return steps.reduce<unknown>((value, step) => Object(value)[step], this.source);
  }
}

/** Refusals share one `Allow`, which says that it is the one of the successes: so it is held to theirs. */
function withMethods(
  responses: readonly (readonly [number, ResponseDescription])[],
): typeof responses {
  const allow = responses.find(([status]) => status < 400)?.[1].headers['allow'];
  return responses.map(([status, response]) => {
    const isTold = allow !== undefined && response.headers['allow'] !== undefined;
    return [status, isTold ? { ...response, headers: { ...response.headers, allow } } : response];
  });
}

/** One step of a JSON pointer. */
function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
}
