/** A request or an answer: its first line, its body, which is what people look for, and its headers in their order. */
import type { JournalEntry } from '../../client/shapes.ts';
import { PairList } from '../../parts/pair-list.tsx';
import { ShownText } from '../../parts/shown-text.tsx';
import { BodyView } from './body-view.tsx';
import type { Body } from './bytes.ts';

interface MessageViewProps {
  readonly title: string;
  readonly first: string;
  readonly headers: JournalEntry['request']['headers'];
  readonly body: Body;
  /** Headers of which the API took no notice. */
  readonly ignored?: readonly string[];
}

export function MessageView({ title, first, headers, body, ignored = [] }: MessageViewProps) {
  return (
    <section class="message" aria-label={title}>
      <h3>{title}</h3>
      <p class="first-line">
        <ShownText text={first} />
      </p>
      <BodyView body={body} headers={headers} label={`Body of the ${title.toLowerCase()}`} />
      <details open={headers.length <= 12}>
        <summary>{headers.length === 1 ? '1 header' : `${headers.length} headers`}</summary>
        <PairList
          pairs={headers}
          mostOfName={100}
          classOf={(name) => (ignored.includes(name.toLowerCase()) ? 'is-ignored' : '')}
        />
      </details>
    </section>
  );
}
