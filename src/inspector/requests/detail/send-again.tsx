/** Sends a request once more, as the same user. */
import { useState } from 'preact/hooks';
import type { JournalEntry } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Icon } from '../../parts/icon.tsx';
import { authorizationOf, isRepeatable, sentHeaders } from '../copy/sent.ts';
import { bytesOf } from './bytes.ts';

/** What a browser sends itself, and lets no page say. */
const OWN =
  /^(accept-encoding|connection|content-length|cookie|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|sec-.*|proxy-.*)$/i;

export function SendAgain({ entry }: { readonly entry: JournalEntry }) {
  const { api, users, toasts } = useModel();
  const [isSending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    setSending(true);
    try {
      const { request, method } = entry;
      const headers = sentHeaders(entry, authorizationOf(entry, users.peek()));
      const hasBody = request.body !== null && method !== 'GET' && method !== 'HEAD';
      const { status } = await api.call(request.target, {
        method,
        headers: headers.filter(([name]) => !OWN.test(name)).map(([name, value]) => [name, value]),
        ...(hasBody && request.body !== null ? { body: bytesOf(request.body) } : {}),
      });
      const words = status === 0 ? 'a redirect' : `${status}`;
      toasts.tell(`Sent again: ${words}. It is the newest in the list.`);
    } catch (error) {
      toasts.fail(error);
    } finally {
      setSending(false);
    }
  };
  const reason = isRepeatable(entry);
  return (
    <button
      type="button"
      class="small"
      disabled={isSending || reason !== undefined}
      title={reason ?? 'Sends the same once more, as the same user'}
      onClick={() => void send()}
    >
      <Icon name="again" /> Send again
    </button>
  );
}
