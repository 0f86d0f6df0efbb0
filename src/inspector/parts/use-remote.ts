/** What a view asks the server for: again whenever one of its keys has changed, with the old answer shown until then. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';

export interface Remote<T> {
  /** Undefined until the first answer. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** @param load is called anew when one of `keys` is another */
export function useRemote<T>(
  load: (signal: AbortSignal) => Promise<T>,
  keys: readonly unknown[],
): Remote<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<Remote<T>, 'reload'>>({
    value: undefined,
    problems: [],
    isLoading: true,
  });
  const latest = useRef(load);
  latest.current = load;
  // Before it is painted: what is asked now is on its way meanwhile, and before what the page asks for besides.
  useLayoutEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;
    setState((before) => ({ ...before, isLoading: true }));
    latest.current(signal).then(
      (value) => signal.aborted || setState({ value, problems: [], isLoading: false }),
      (error: unknown) =>
        signal.aborted ||
        setState((before) => ({ ...before, problems: problemsOf(error), isLoading: false })),
    );
    return () => leave.abort();
  }, [...keys, round]);
  return { ...state, reload: () => setRound((before) => before + 1) };
}
