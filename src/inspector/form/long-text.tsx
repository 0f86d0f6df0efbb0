/** A text too long for a box to be typed in, which browsers lay out whole, for many seconds: its beginning, until it is asked for. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { cut } from '../parts/cut.ts';

/** In characters. */
const MOST_AT_ONCE = 20_000;
const FIRST = 400;

interface LongTextProps {
  /** Of what its label speaks. */
  readonly id: string;
  readonly text: string;
  /** The box. */
  readonly children: ComponentChildren;
}

/** It is judged by its first text: a box that somebody types in stays one. */
export function LongText({ id, text, children }: LongTextProps) {
  const [isHeld, setHeld] = useState(text.length > MOST_AT_ONCE);
  if (!isHeld) return <>{children}</>;
  const { shown, hidden } = cut(text, FIRST);
  return (
    <>
      <output id={id} class="text">
        <bdi>{shown}</bdi>
      </output>
      <button type="button" class="more" onClick={() => setHeld(false)}>
        … edit it ({hidden.toLocaleString('en')} more characters, which takes the browser a while)
      </button>
    </>
  );
}
