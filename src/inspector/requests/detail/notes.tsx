/** What else is to be known of a request: what was ignored, the fault that struck, how it was cut off, the mock's own note. */
import type { JournalEntry } from '../../client/shapes.ts';
import { ShownText } from '../../parts/shown-text.tsx';
import { hashOf } from '../../route.ts';
import { headerOf } from './bytes.ts';

export function Notes({ entry }: { readonly entry: JournalEntry }) {
  const { ignored, fault, aborted, stage, received, response } = entry;
  const note = response === null ? undefined : headerOf(response.headers, 'x-mock-note');
  const names = [
    ...ignored.query.map((name) => ['query', name] as const),
    ...ignored.body.map((name) => ['body', name] as const),
    ...ignored.headers.map((name) => ['headers', name] as const),
  ];
  if (names.length === 0 && fault === null && aborted === null && note === undefined) return null;
  return (
    <ul class="notes">
      {names.length > 0 && (
        <li>
          <span class="chip ignored">ignored</span> The API took no notice of{' '}
          {names.map(([where, name]) => (
            <span key={`${where} ${name}`} class="named">
              <code>
                <bdi>{name}</bdi>
              </code>{' '}
              in the {where}
            </span>
          ))}
        </li>
      )}
      {fault !== null && (
        <li>
          <span class="chip fault">fault</span> <a href={hashOf('faults')}>{fault}</a> made this
          answer.
        </li>
      )}
      {aborted !== null && (
        <li>
          <span class="chip aborted">cut</span> Ended by {aborted}
          {stage !== null && `, while it was at: ${stage}`}
          {received !== null && `; the client received ${received}`}.
        </li>
      )}
      {note !== undefined && (
        <li>
          <span class="chip">note</span> <ShownText text={note} />
        </li>
      )}
    </ul>
  );
}
