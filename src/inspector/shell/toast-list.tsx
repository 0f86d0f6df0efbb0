/** The short messages in their corner: screen readers read them out. */
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';

export function ToastList() {
  const { toasts } = useModel();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.shown.value.map(({ id, kind, content }) => (
        <div key={id} class={`toast ${kind}`}>
          <span>{content}</span>
          <button type="button" class="plain" aria-label="Close" onClick={() => toasts.close(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
