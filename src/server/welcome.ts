/** Decides who is welcomed at `/`: a person's browser, where there is something to show. All others get what a real server gives. */
import { type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { wantsPage } from '../drf/wants-page.ts';
import { users } from '../resources/index.ts';
import { callersOf } from '../sandbox/callers.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { DEFAULT_SANDBOX } from '../sandbox/sandbox-name.ts';
import { rowCounts } from '../values/row-counts.ts';
import { firstRequest } from './first-request.ts';
import { type StrangerOptions, strangerFinder } from './guard/stranger.ts';
import { welcomePage } from './welcome-page.ts';

export interface WelcomeOptions extends StrangerOptions {
  /** False where there is no control plane: then there is nothing to show. */
  readonly admin?: boolean;
}

/** Most users that are shown. */
const MOST_CALLERS = 20;

type Answer = Reply | Promise<Reply>;
/** Gives the answer to a request, or the welcome in its place. */
export type Welcome = (request: Request, answer: Answer, sandbox: Sandbox, name?: string) => Answer;

/**
 * The page has tokens, so that strangers to the control plane get it no more than that: neither a page of another site nor one
 * that makes its name lead here. A navigation of a browser has no `Origin`.
 */
export function createWelcome({ admin = true, ...options }: WelcomeOptions): Welcome {
  const strange = strangerFinder(options);
  const isWelcome = (request: Request): boolean =>
    admin &&
    request.method === 'GET' &&
    request.headers['origin'] === undefined &&
    wantsPage(request.headers) &&
    strange(request).length === 0;
  return (request, answer, sandbox, name) =>
    request.path === '/' && isWelcome(request)
      ? welcomed(request, answer, sandbox, { name, showsTokens: options.adminToken === undefined })
      : answer;
}

async function welcomed(
  { base, prefix }: Request,
  answer: Answer,
  { world }: Sandbox,
  { name = DEFAULT_SANDBOX, showsTokens }: { name: string | undefined; showsTokens: boolean },
): Promise<Reply> {
  const reply = await answer;
  if (reply.status !== 200) return reply;
  const { html, policy } = welcomePage({
    prefix,
    base,
    sandbox: name === DEFAULT_SANDBOX ? undefined : name,
    contract: world.contract.label,
    rows: rowCounts(world.store.sizes()),
    curl: showsTokens ? firstRequest(world, base) : `curl ${base}/`,
    callers: showsTokens ? callersOf(world, MOST_CALLERS) : undefined,
    most: MOST_CALLERS,
    users: world.store.table(users).size,
    isOpen: world.auth === 'off',
  });
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
  return { ...withHeaders(reply, headers), body: { kind: 'text', text: html } };
}
