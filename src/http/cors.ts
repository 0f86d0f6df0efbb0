/** Cross-origin access, which a deployment's front proxy adds. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { NOTE_HEADER } from '../values/own-paths.ts';

const EXPOSED = `X-Result-Count, Link, Location, ${NOTE_HEADER}, X-impersonator-uuid`;
const ALLOWED_HEADERS =
  'Authorization, Accept-Language, Content-Type, X-Impersonated-User-Uuid, X-Mock-Sandbox';
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
