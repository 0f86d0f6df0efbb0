/** As much of each token as tells it from the others, and never all of it. */

/** The journal shows as many. */
const END = 4;
const LEAST_BEGINNING = 3;

/** `owne••••oken`; of a short token no more than dots. By token. */
export function tokenHints(tokens: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    tokens.map((token) => {
      if (token.length <= 2 * END) return [token, '••••'];
      const others = tokens.filter((each) => each !== token);
      const most = Math.floor(token.length / 2);
      let length = LEAST_BEGINNING;
      const isShared = (): boolean =>
        others.some(
          (each) => each.startsWith(token.slice(0, length)) && endOf(each) === endOf(token),
        );
      while (length < most && isShared()) length += 1;
      return [token, `${token.slice(0, length)}••••${endOf(token)}`];
    }),
  );
}

function endOf(token: string): string {
  return token.slice(-END);
}
