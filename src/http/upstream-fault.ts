/** What the other server cannot be asked, or has not answered: told by 502, in words of the mock's own. */
export class UpstreamFault extends Error {}

export function codeOf(error: unknown): string | undefined {
  const code: unknown = Object(error).code;
  return typeof code === 'string' ? code : undefined;
}
