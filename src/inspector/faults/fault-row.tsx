/** A fault that is set: what it does, how often it has struck, and what is left of it. */
import { useEffect, useRef } from 'preact/hooks';
import type { FaultInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { written } from '../parts/json-view.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { hashOf } from '../route.ts';
import { effectOf } from './effect.ts';
import { isSpent } from './spent.ts';

interface FaultRowProps {
  readonly fault: FaultInfo;
  /** Whether it is the one that was set just now, or that a link has led to. */
  readonly isMeant: boolean;
  readonly onChange: () => void;
}

export function FaultRow({ fault, isMeant, onChange }: FaultRowProps) {
  const { api, toasts } = useModel();
  const { id, operation, hits, remaining, isActive = true, description } = fault;
  const act = async (method: string, body?: unknown): Promise<void> => {
    try {
      await api.send(method, `/faults/${encodeURIComponent(id)}`, body);
    } catch (error) {
      toasts.fail(error);
    }
    onChange();
  };
  /** As a new one, for what is used up counts no further. */
  const setAgain = async (): Promise<void> => {
    try {
      await api.send('POST', '/faults', description);
      await act('DELETE');
    } catch (error) {
      toasts.fail(error);
    }
  };
  const isOver = isSpent(fault);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMeant) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMeant]);
  const { matches } = description;
  return (
    <li
      ref={row}
      class={`${isActive && !isOver ? '' : 'is-off'} ${isMeant ? 'is-chosen' : ''}`}
      aria-current={isMeant ? 'true' : undefined}
    >
      {isOver ? (
        <span class="switch">
          <Icon name="done" />
        </span>
      ) : (
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={isActive}
            aria-checked={isActive}
            onChange={(event) => void act('PATCH', { isActive: event.currentTarget.checked })}
          />
          <span class="unseen">{`${id} is on`}</span>
        </label>
      )}
      <div class="fault-text">
        <strong>{operation === '*' ? 'any operation' : operation}</strong>{' '}
        <ShownText text={effectOf(description)} most={160} />
        {matches !== undefined && (
          <div class="dim">
            if <ShownText text={JSON.stringify(matches)} most={160} />
          </div>
        )}
        <div class="dim">
          <code>{id}</code> · {hits === 1 ? 'struck once' : `struck ${hits} times`} ·{' '}
          {isOver ? (
            <span class="chip">used up</span>
          ) : remaining === null ? (
            'for ever'
          ) : (
            `${remaining} left`
          )}
          {hits > 0 && (
            <>
              {' '}
              · <a href={hashOf('requests', [], { fault: id })}>its requests</a>
            </>
          )}
        </div>
      </div>
      {isOver && (
        <button type="button" class="small" onClick={() => void setAgain()}>
          Set again
        </button>
      )}
      <CopyButton text={written(description)} label={`Copy ${id} as JSON`} />
      <button
        type="button"
        class="plain"
        aria-label={`Remove ${id}`}
        onClick={() => void act('DELETE')}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}
