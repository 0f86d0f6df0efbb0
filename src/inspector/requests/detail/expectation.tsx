/** An expectation held against all requests: whether it holds, and if not, the request that comes nearest to it. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../../client/api.ts';
import { adminOf } from '../../client/place.ts';
import type { JournalEntry, Verification } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Problems } from '../../parts/problems.tsx';
import { ShownText } from '../../parts/shown-text.tsx';
import { hashOf } from '../../route.ts';
import { patternOf } from '../copy/matcher.ts';

export function Expectation({ entry }: { readonly entry: JournalEntry }) {
  const { api, place } = useModel();
  const [text, setText] = useState(() => JSON.stringify(patternOf(entry), null, 2));
  const [result, setResult] = useState<Verification>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const check = async (): Promise<void> => {
    setResult(undefined);
    setProblems([]);
    try {
      const matches: unknown = JSON.parse(text);
      const path = `/${adminOf(place, entry.sandbox)}/requests/verify`;
      setResult(await api.send<Verification>('POST', path, { matches }));
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <details class="expectation">
      <summary>Expect something else: find the nearest miss</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label class="field">
          <span>
            A pattern, as in <code>toHaveReceived</code>: change it to what your test expects
          </span>
          <textarea
            class="code"
            rows={8}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="small">
          Check
        </button>
      </form>
      <div role="status">{result && <Outcome result={result} />}</div>
      <Problems problems={problems} />
    </details>
  );
}

function Outcome({ result }: { readonly result: Verification }) {
  if (result.verified) return <p class="good">There was such a request.</p>;
  const { message, nearestMiss } = result;
  return (
    <>
      <p class="bad">
        <ShownText text={message} />
      </p>
      {nearestMiss && (
        <>
          <p>
            The nearest is{' '}
            <a href={hashOf('requests', [nearestMiss.request.sequence])}>
              #{nearestMiss.request.sequence}
            </a>
            , which differs in:
          </p>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">where</th>
                <th scope="col">expected</th>
                <th scope="col">it was</th>
              </tr>
            </thead>
            <tbody>
              {nearestMiss.differences.map(({ pointer, expected, actual }) => (
                <tr key={pointer}>
                  <td>
                    <code>{pointer}</code>
                  </td>
                  <td>
                    <ShownText text={JSON.stringify(expected) ?? 'nothing'} />
                  </td>
                  <td>
                    <ShownText text={JSON.stringify(actual) ?? 'nothing'} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
