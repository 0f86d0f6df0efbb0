/** Cross-origin access, which a deployment's front proxy adds. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { NOTE_HEADER, SANDBOX_HEADER } from '../values/own-paths.ts';

/** What a page can read: where it asks for more, such as `Location`, it finds out here and not in production. */
const EXPOSED = `Link, X-Result-Count, ${NOTE_HEADER}`;
/** What those who deploy Waldur let pages send, in its image and in its chart together, and what names a sandbox here. */
const ALLOWED_HEADERS = [
  ...['DNT', 'User-Agent', 'X-Requested-With', 'X-CSRFToken', 'If-Modified-Since', 'Cache-Control'],
  ...['Content-Type', 'Range', 'Authorization', 'Keep-Alive', 'X-Impersonated-User-Uuid'],
  ...['sentry-trace', 'baggage', 'Accept-Language', SANDBOX_HEADER],
].join(', ');
const ALLOWED_METHODS = 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS';

/** Adds its headers where a browser asks from another origin, and nowhere else. Source: CLIENTS 6; src/README.md#what-is-promised-outside. */
export function allowCrossOrigin(req: ExpressRequest, res: ExpressResponse): void {
  if (req.headers.origin !== undefined) {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Access-Control-Expose-Headers', EXPOSED);
    if (req.method === 'OPTIONS') {
      res.setHeader('Access-Control-Allow-Methods', ALLOWED_METHODS);
      res.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
    }
  }
}
