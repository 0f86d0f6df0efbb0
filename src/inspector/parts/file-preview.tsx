/** A file as far as a page can show it: pictures are painted, texts are text, and all can be saved. Nothing in it ever runs. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { utf8 } from '../requests/detail/bytes.ts';
import { saveFile } from './save-file.ts';
import { CodeBox } from './scroller.tsx';
import { ShownText } from './shown-text.tsx';

interface FilePreviewProps {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp)\b/i;
const MOST_PX = 240;

export function FilePreview({ name, type, bytes }: FilePreviewProps) {
  const text = PICTURE.test(type) ? undefined : textOf(bytes);
  return (
    <div class="preview">
      {PICTURE.test(type) && <Picture type={type} bytes={bytes} />}
      {text !== undefined && (
        <CodeBox label="Content of the file">
          <ShownText text={text} most={1000} />
        </CodeBox>
      )}
      <button type="button" class="small" onClick={() => saveFile(name, new Blob([bytes]))}>
        Save the file
      </button>
    </div>
  );
}

/** Undefined for what people cannot read. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = utf8(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these tell text from the rest.
  return text === undefined || /[\0-\x08\x0e-\x1f]/.test(text) ? undefined : text;
}

/** On a canvas: a picture that comes with the request needs no URL, which the page's policy would refuse. */
function Picture({ type, bytes }: Omit<FilePreviewProps, 'name'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    createImageBitmap(new Blob([bytes], { type })).then(
      (picture) => {
        const element = canvas.current;
        if (element === null) return;
        const scale = Math.min(1, MOST_PX / Math.max(picture.width, picture.height));
        element.width = Math.max(1, Math.round(picture.width * scale));
        element.height = Math.max(1, Math.round(picture.height * scale));
        element.getContext('2d')?.drawImage(picture, 0, 0, element.width, element.height);
      },
      () => setBroken(true),
    );
  }, [bytes, type]);
  if (isBroken) return <p class="dim">It says that it is a picture, and cannot be painted.</p>;
  return <canvas ref={canvas} role="img" aria-label="Preview of the picture" />;
}
