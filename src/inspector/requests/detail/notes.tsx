/** What else is to be known of a request: what was ignored, the fault that struck, how it was cut off, the mock's own note. */
import { pageBefore } from '../../client/place.ts';
import type { JournalEntry } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { ShownText } from '../../parts/shown-text.tsx';
import { hashOf } from '../../route.ts';
import { noteOf } from './told.ts';

interface NotesProps {
  readonly entry: JournalEntry;
  /** Why nobody knows whose token it was. */
  readonly unknown: string | undefined;
}

export function Notes({ entry, unknown }: NotesProps) {
  const { place } = useModel();
  const { sandbox, ignored, fault, answeredBy, aborted, stage, received, refusals } = entry;
  // That of a refusal stands with the rule that it is about.
  const note = refusals.length > 0 ? undefined : noteOf(entry);
  const names = [
    ...ignored.query.map((name) => ['query', name] as const),
    ...ignored.body.map((name) => ['body', name] as const),
    ...ignored.headers.map((name) => ['headers', name] as const),
  ];
  const isPlain = fault === null && aborted === null && note === undefined && unknown === undefined;
  if (names.length === 0 && isPlain) return null;
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
          <span class="chip fault">fault</span>{' '}
          <a href={pageBefore(place, sandbox) + hashOf('faults', [fault])}>{fault}</a>{' '}
          {answeredBy === 'fault' ? 'made this answer.' : 'held up or cut what the mock answered.'}
        </li>
      )}
      {aborted !== null && (
        <li>
          <span class="chip aborted">cut</span> Ended by {aborted}
          {stage !== null && `, while it was at: ${stage}`}
          {received !== null && `; the client received ${received}`}.
        </li>
      )}
      {unknown !== undefined && (
        <li>
          <span class="chip ignored">token</span> {unknown}: it cannot be sent again from here. A
          user’s request can be made under <a href={hashOf('tokens')}>Tokens</a>.
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
