/** One request: what it was, why it was refused, what was ignored, and both messages side by side. */

import { adminOf } from '../../client/place.ts';
import type { JournalEntry } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Icon } from '../../parts/icon.tsx';
import { Problems } from '../../parts/problems.tsx';
import { ShownText } from '../../parts/shown-text.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useRemote } from '../../parts/use-remote.ts';
import type { Chosen } from '../chosen.ts';
import { CopyMenu } from '../copy/copy-menu.tsx';
import { useCaller } from '../copy/use-caller.ts';
import { durationText, keyOf, pathIn, timeOf } from '../summary.ts';
import { Expectation } from './expectation.tsx';
import { MessageView } from './message-view.tsx';
import { Notes } from './notes.tsx';
import { Reason } from './reason.tsx';
import { SendAgain } from './send-again.tsx';
import { SetAsFault } from './set-as-fault.tsx';

interface RequestDetailProps {
  readonly chosen: Chosen;
  readonly onClose: () => void;
}

export function RequestDetail({ chosen, onClose }: RequestDetailProps) {
  const { api, log, place } = useModel();
  const known = log.requests.value.find((each) => keyOf(each) === keyOf(chosen));
  const { value: entry, problems } = useRemote<JournalEntry>(
    (signal) => api.get(`/${adminOf(place, chosen.sandbox)}/requests/${chosen.sequence}`, signal),
    [keyOf(chosen), known?.outcome],
  );
  return (
    <section
      class="pane detail"
      aria-label="The chosen request"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div class="detail-bar">
        <button type="button" class="small" onClick={onClose}>
          <Icon name="back" /> <span>List</span>
        </button>
        <span class="dim number">#{chosen.sequence}</span>
        <span class="fill" />
        {entry && <Tools entry={entry} />}
      </div>
      <Problems problems={problems} />
      {entry && <Opened entry={entry} />}
    </section>
  );
}

function Tools({ entry }: { readonly entry: JournalEntry }) {
  const caller = useCaller(entry);
  return (
    <>
      <SendAgain entry={entry} caller={caller} />
      <SetAsFault entry={entry} />
      <CopyMenu entry={entry} caller={caller} />
    </>
  );
}

function Opened({ entry }: { readonly entry: JournalEntry }) {
  const { status, outcome, method, request, response, operation, actor, durationMs, realTime } =
    entry;
  const { unknown } = useCaller(entry);
  return (
    <div class="detail-body">
      <header class="request-head">
        <h2>
          <StatusBadge status={status} outcome={outcome} />{' '}
          <span class={`method ${method.toLowerCase()}`}>{method}</span>{' '}
          <ShownText text={pathIn(request.target)} most={300} />
        </h2>
        <p class="facts">
          <span>
            <bdi>{operation ?? 'no operation of the API'}</bdi>
          </span>
          <span>
            as <bdi>{actor ?? (unknown === undefined ? 'anonymous' : 'an unknown user')}</bdi>
          </span>
          <span class="number">{durationText(durationMs)}</span>
          <span class="number" title={`In the sandbox: ${entry.at}`}>
            {timeOf(realTime)} UTC
          </span>
        </p>
      </header>
      <Reason entry={entry} />
      <Notes entry={entry} unknown={unknown} />
      <div class="messages">
        <MessageView
          title="Request"
          first={`${method} ${request.target} HTTP/${request.httpVersion}`}
          headers={request.headers}
          body={request.body}
          ignored={entry.ignored.headers}
        />
        {response === null ? (
          <section class="message">
            <h3>Answer</h3>
            <p class="dim">
              {outcome === null
                ? 'It is not answered yet.'
                : `None was heard: ${entry.aborted ?? ''} ended it.`}
            </p>
          </section>
        ) : (
          <MessageView
            title="Answer"
            first={`${response.status} ${response.statusText}`}
            headers={response.headers}
            body={response.body}
          />
        )}
      </div>
      <Expectation entry={entry} />
    </div>
  );
}
