/** Sends a request once more, as the same user. */
import { useState } from 'preact/hooks';
import type { JournalEntry } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Icon } from '../../parts/icon.tsx';
import { toastKindOf } from '../../parts/toast-kind.ts';
import { hashOf } from '../../route.ts';
import { pathOf } from '../chosen.ts';
import { type Caller, isRepeatable, sentHeaders } from '../copy/sent.ts';
import { useFreshRow } from '../use-fresh-row.ts';
import { bytesOf } from './bytes.ts';

/** What a browser sends itself, and lets no page say. */
const OWN =
  /^(?:sec-|proxy-|(?:accept-encoding|connection|content-length|cookie|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via)$)/i;

const WHAT =
  'Sends the same once more, as the same user. The browser adds headers of its own, such as Origin.';

interface SendAgainProps {
  readonly entry: JournalEntry;
  readonly caller: Caller;
}

export function SendAgain({ entry, caller }: SendAgainProps) {
  const { api, toasts, place } = useModel();
  const find = useFreshRow(entry.sandbox);
  const [isSending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    if (isSending) return;
    setSending(true);
    try {
      const { request, method } = entry;
      const headers = sentHeaders(entry, caller.authorization);
      const hasBody = request.body !== null && method !== 'GET' && method !== 'HEAD';
      const fresh = find(method, request.target);
      const { status } = await api.call(request.target, {
        method,
        headers: headers.filter(([name]) => !OWN.test(name)).map(([name, value]) => [name, value]),
        ...(hasBody && request.body !== null ? { body: bytesOf(request.body) } : {}),
      });
      const row = await fresh();
      toasts.tell(
        <>
          Sent again: {status === 0 ? 'a redirect' : status}. The browser added headers of its own.{' '}
          {row && <a href={hashOf('requests', pathOf(row, place.sandbox))}>Open #{row.sequence}</a>}
        </>,
        toastKindOf(status),
      );
    } catch (error) {
      toasts.fail(error);
    } finally {
      setSending(false);
    }
  };
  const reason = isRepeatable(entry) ?? caller.unknown;
  return (
    <button
      type="button"
      class="small"
      disabled={reason !== undefined}
      aria-disabled={isSending || reason !== undefined}
      title={reason ?? WHAT}
      onClick={() => void send()}
    >
      <Icon name="again" /> Send again
    </button>
  );
}
