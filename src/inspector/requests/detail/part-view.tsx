/** One part of a multipart body: a field with its value, or a file with a preview. */

import { FilePreview } from '../../parts/file-preview.tsx';
import { ShownText } from '../../parts/shown-text.tsx';
import { sizeText, utf8 } from './bytes.ts';
import type { Part } from './multipart.ts';

export function PartView({ part }: { readonly part: Part }) {
  const { name, fileName, type, bytes } = part;
  return (
    <li>
      <div class="part-head">
        <strong>
          <ShownText text={name} most={80} />
        </strong>
        {fileName !== undefined && (
          <>
            <ShownText text={fileName} most={120} />
            <span class="dim">
              <ShownText text={type === '' ? 'no type' : type} most={80} />,{' '}
              {sizeText(bytes.length)}
            </span>
          </>
        )}
      </div>
      {fileName === undefined ? (
        <ShownText text={utf8(bytes) ?? `${sizeText(bytes.length)} that are no text`} />
      ) : (
        <FilePreview name={fileName} type={type} bytes={bytes} />
      )}
    </li>
  );
}
