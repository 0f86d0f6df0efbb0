/** What the app hands requests to. Of no package, for the types of the library name it. */
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';

/** Answers a request to the named sandbox, or to the default one. */
export type Handler = (request: Request, sandbox?: string) => Reply | Promise<Reply>;
