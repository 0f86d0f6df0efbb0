/**
 * What the viewer does itself, done at the pace of a document of this server: as JSON, where it reads YAML, and references
 * as they are needed, where it makes a model of the whole document first. In the words of browsers, as it runs there.
 */
export const VIEWER_PLUGIN = `
    const stepsOf = (pointer) =>
      pointer.slice(2).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const at = (document, steps) => steps.reduce((value, step) => value?.[step], document);
    const resolved = (value, document, open = []) => {
      if (Array.isArray(value)) return value.map((each) => resolved(each, document, open));
      if (typeof value !== 'object' || value === null) return value;
      const { $ref } = value;
      if (typeof $ref !== 'string') {
        const members = Object.entries(value);
        return Object.fromEntries(members.map(([name, each]) => [name, resolved(each, document, open)]));
      }
      if (open.includes($ref)) return value;
      const found = resolved(at(document, stepsOf($ref)), document, [...open, $ref]);
      const isSchema = $ref.startsWith('#/components/schemas/');
      return isSchema ? { title: $ref.split('/').pop(), ...found } : found;
    };
    // An operation has the parameters of its path, and the security of its document.
    const whole = (document, path) => {
      const found = at(document, path);
      if (path[0] !== 'paths' || path.length !== 3) return found;
      const { parameters = [] } = document.paths[path[1]];
      const { security } = document;
      return { security, ...found, parameters: [...parameters, ...(found.parameters ?? [])] };
    };
    const plainJson = () => ({
      fn: {
        resolveSubtree: async (document, path) => ({
          spec: resolved(whole(document, path), document),
          errors: [],
        }),
      },
      statePlugins: {
        spec: {
          wrapActions: {
            parseToJson: (_, { specActions, specSelectors }) => (text = specSelectors.specStr()) =>
              specActions.updateJsonSpec(JSON.parse(text)),
          },
        },
      },
    });
`;
