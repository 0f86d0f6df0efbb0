/** What scrolls by itself, and so must be reached by keys, and have a name. */
import type { ComponentChildren } from 'preact';

interface ScrollerProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

export function Scroller({ label, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that scroll go to what has the focus.
    <section class="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** Code, or any text that keeps its lines; `isWrapped` breaks the long ones. */
export function CodeBox({
  label,
  isWrapped = false,
  children,
}: ScrollerProps & { readonly isWrapped?: boolean }) {
  return (
    <Scroller label={label}>
      <pre class={`code ${isWrapped ? 'wrap' : ''}`}>{children}</pre>
    </Scroller>
  );
}
