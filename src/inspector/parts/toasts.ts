/** Short messages of what was done, or was not that go after a while. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { problemsOf } from '../client/api.ts';

interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly content: ComponentChildren;
}

export interface Toasts {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  readonly tell: (content: ComponentChildren) => void;
  /** Of anything that was thrown. */
  readonly fail: (error: unknown) => void;
  readonly close: (id: number) => void;
}

const SHOWN_MS = 6000;

export function createToasts(later: (then: () => void, ms: number) => unknown): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let last = 0;
  const close = (id: number): void => {
    shown.value = shown.peek().filter((each) => each.id !== id);
  };
  const show = (kind: Toast['kind'], content: ComponentChildren): void => {
    last += 1;
    const id = last;
    shown.value = [...shown.peek().slice(-2), { id, kind, content }];
    later(() => close(id), SHOWN_MS);
  };
  return {
    shown,
    close,
    tell: (content) => show('done', content),
    fail: (error) =>
      show(
        'failed',
        problemsOf(error)
          .map(({ pointer, message }) => `${pointer} ${message}`.trim())
          .join('; '),
      ),
  };
}
