/** The Dockerfile, taken apart. Its variables, labels and commands are all those of the last stage. */
import { readFileSync } from 'node:fs';
import { DockerfileParser, Label, type Property } from 'dockerfile-ast';

export const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
export const dockerfile = DockerfileParser.parse(text);

const asPairs = (properties: readonly Property[]): ReadonlyMap<string, string> =>
  new Map(properties.map((property) => [property.getName(), property.getValue() ?? '']));

/** Arguments and their defaults, by name. */
export const buildArguments = asPairs(
  dockerfile.getARGs().flatMap((line) => line.getProperty() ?? []),
);

export const variables = asPairs(dockerfile.getENVs().flatMap((line) => line.getProperties()));

export const labels = asPairs(
  dockerfile
    .getInstructions()
    .flatMap((line) => (line instanceof Label ? line.getProperties() : [])),
);

/** What the only line of its kind says; a list is JSON, as the exec form of a command is. */
export function argument(keyword: string): string {
  const [line, second] = dockerfile
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword);
  if (line === undefined || second !== undefined) throw new Error(`There is not one ${keyword}.`);
  return line.getArgumentsContent() ?? '';
}

/** The flags of the health check, and its command. @throws SyntaxError for one in shell form */
export function healthCheck(): { readonly flags: ReadonlyMap<string, string>; command: unknown } {
  const [line] = dockerfile.getHEALTHCHECKs();
  const flags = line?.getFlags().map((flag) => [flag.getName(), flag.getValue() ?? ''] as const);
  const [, command = ''] = /CMD (.*)$/.exec(argument('HEALTHCHECK')) ?? [];
  return { flags: new Map(flags), command: JSON.parse(command) };
}
