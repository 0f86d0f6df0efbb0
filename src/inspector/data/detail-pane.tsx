/** The pane beside a list of rows, with the way back to it. */
import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/icon.tsx';

interface DetailPaneProps {
  readonly label: string;
  readonly onClose: () => void;
  /** Beside the way back. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function DetailPane({ label, onClose, tools, children }: DetailPaneProps) {
  return (
    <section
      class="pane detail"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="detail-bar">
        <button type="button" class="small" onClick={onClose}>
          <Icon name="back" /> <span>List</span>
        </button>
        {tools}
      </div>
      {children}
    </section>
  );
}
