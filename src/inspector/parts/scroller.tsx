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

/** Code, or any text that keeps its lines; the long ones are broken. */
export function CodeBox({ label, children }: ScrollerProps) {
  return (
    <Scroller label={label}>
      <pre class="code">{children}</pre>
    </Scroller>
  );
}
