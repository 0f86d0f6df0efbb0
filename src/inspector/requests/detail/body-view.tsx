/** A body: JSON written out or as it came, a form as a table, parts with their files, anything else as text. */

import { useState } from 'preact/hooks';
import type { JournalEntry } from '../../client/shapes.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { JsonView } from '../../parts/json-view.tsx';
import { PairList } from '../../parts/pair-list.tsx';
import { CodeBox } from '../../parts/scroller.tsx';
import { ShownText } from '../../parts/shown-text.tsx';
import { type Body, sizeText } from './bytes.ts';
import { PartView } from './part-view.tsx';
import { contentTypeOf, type ReadBody, readBody } from './read-body.ts';

interface BodyViewProps {
  readonly body: Body;
  readonly headers: JournalEntry['request']['headers'];
  /** "Body of the request". */
  readonly label: string;
}

export function BodyView({ body, headers, label }: BodyViewProps) {
  const [isRaw, setRaw] = useState(false);
  const read = readBody(body, contentTypeOf(headers));
  if (read.kind === 'none' || body === null) return <p class="dim">No body.</p>;
  const isEither = read.kind === 'json' || read.kind === 'form' || read.kind === 'multipart';
  return (
    <div class="body">
      <div class="body-bar">
        <span class="dim">{sizeText(body.length)}</span>
        {body.sha256 !== null && <span class="chip">only the beginning was kept</span>}
        <span class="fill" />
        {isEither && read.raw !== undefined && (
          <button type="button" class="small" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
            Raw<span class="unseen">: {label}</span>
          </button>
        )}
        <CopyButton text={body.text} label={`Copy: ${label}`} />
      </div>
      {isRaw && read.raw !== undefined ? (
        <Plain text={read.raw} label={label} />
      ) : (
        <Pretty read={read} label={label} />
      )}
    </div>
  );
}

function Pretty({ read, label }: { readonly read: ReadBody; readonly label: string }) {
  switch (read.kind) {
    case 'json':
      return <JsonView json={read.pretty} label={label} />;
    case 'form':
      return <PairList pairs={read.pairs} />;
    case 'multipart':
      return (
        <ul class="parts">
          {read.parts.map((part, place) => (
            <PartView key={place} part={part} />
          ))}
        </ul>
      );
    case 'text':
    case 'bytes':
      return (
        <Plain text={read.raw} label={read.kind === 'bytes' ? `${label}, in Base64` : label} />
      );
    default:
      return null;
  }
}

function Plain({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <CodeBox label={label}>
      <ShownText text={text} most={12_000} />
    </CodeBox>
  );
}
