/** Which request it was that the page has just sent: no answer names its own. */
import { adminOf } from '../client/place.ts';
import type { Summary } from '../client/shapes.ts';
import { useModel } from '../model.ts';

/** To be called before a request is sent; what it gives finds the row of it afterwards. */
export function useFreshRow(sandbox: string) {
  const { api, log, place } = useModel();
  return (method: string, target: string) => {
    const known = log.requests.peek().filter((each) => each.sandbox === sandbox);
    const since = known.at(-1)?.sequence ?? 0;
    return async (): Promise<Summary | undefined> => {
      const path = `/${adminOf(place, sandbox)}/requests/summaries?since=${since}`;
      const told = await api
        .get<{ readonly requests: readonly Summary[] }>(path)
        .catch(() => undefined);
      return told?.requests.findLast(
        (each) => each.method === method && each.path === target && each.sequence > since,
      );
    };
  };
}
