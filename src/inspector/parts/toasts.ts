/** Short messages of what was done, or was not, that go after a while. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { problemsOf } from '../client/api.ts';
import type { ToastKind } from './toast-kind.ts';

interface Toast {
  readonly id: number;
  readonly kind: ToastKind;
  readonly content: ComponentChildren;
}

export interface Toasts {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  /** `done` unless told otherwise. */
  readonly tell: (content: ComponentChildren, kind?: ToastKind) => void;
  /** Of anything that was thrown. */
  readonly fail: (error: unknown) => void;
  readonly close: (id: number) => void;
  readonly clear: () => void;
}

const SHOWN_MS = 6000;

export function createToasts(later: (then: () => void, ms: number) => unknown): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let last = 0;
  const close = (id: number): void => {
    shown.value = shown.peek().filter((each) => each.id !== id);
  };
  const show = (kind: ToastKind, content: ComponentChildren): void => {
    last += 1;
    const id = last;
    shown.value = [...shown.peek().slice(-1), { id, kind, content }];
    later(() => close(id), SHOWN_MS);
  };
  return {
    shown,
    close,
    clear() {
      shown.value = [];
    },
    tell: (content, kind = 'done') => show(kind, content),
    fail: (error) =>
      show(
        'failed',
        problemsOf(error)
          .map(({ pointer, message }) => `${pointer} ${message}`.trim())
          .join('; '),
      ),
  };
}
