/** What the control plane is asked, as a line for a shell that works as it stands. */
import { quoted } from '../requests/copy/curl.ts';
import type { Place } from './place.ts';

export interface AdminRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Below the control plane: `/clock`. */
  readonly path: string;
  readonly body: unknown;
}

/** A token is a secret: the shell takes it from where the server may have it from. */
const TOKEN = '-H "Authorization: Bearer $WALDUR_MOCK_ADMIN_TOKEN"';

/** @param isGuarded whether the control plane asks for a token */
export function adminLine(
  { origin, admin }: Pick<Place, 'origin' | 'admin'>,
  { method, path, body }: AdminRequest,
  isGuarded: boolean,
): string {
  return [
    'curl',
    // A body makes a POST of it.
    ...(method === 'POST' ? [] : [`-X ${method}`]),
    quoted(`${origin}${admin}${path}`),
    ...(isGuarded ? [TOKEN] : []),
    `--json ${quoted(JSON.stringify(body))}`,
  ].join(' ');
}
