/** What a view shows while it has nothing: why, and what to do about it, with a line to paste. */
import type { ComponentChildren } from 'preact';
import { CopyButton } from './copy-button.tsx';

interface EmptyProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly line?: string | undefined;
}

export function Empty({ title, children, line }: EmptyProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {line !== undefined && <PasteLine line={line} />}
    </div>
  );
}

export function PasteLine({ line }: { readonly line: string }) {
  return (
    <div class="paste">
      <code>{line}</code>
      <CopyButton text={line} label="Copy this line" />
    </div>
  );
}
