/** How the sandbox is reached that a request, or a test, names; what reaches none is written down by the server's own. */
import { absentSandbox } from '../admin/absent-sandbox.ts';
import { barePage } from '../drf/exception-handler.ts';
import { type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import type { RecordedRequest } from '../sandbox/journal/recorded-request.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { DEFAULT_SANDBOX, isSandboxName } from '../sandbox/sandbox-name.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { Strays } from '../sandbox/strays.ts';
import { writeRefused } from '../sandbox/write-refused.ts';
import { ADMIN_PATH, NOTE_HEADER, sandboxPrefix } from '../values/own-paths.ts';
import { misspeltHeader } from './misspelt-header.ts';
import { OptionError } from './options.ts';
import { withOwnNote } from './own-notes.ts';
import {
  goneSandbox,
  sandboxNotNamed,
  shown,
  wrongHeaderOfAdmin,
  wrongSandboxHeader,
  wrongSandboxName,
} from './unusable.ts';
import { isWithoutHost } from './without-host.ts';

export interface Doors {
  /** The sandbox that a request of the API is for, or its refusal. */
  readonly forApi: (request: Request, name: string | undefined) => Sandbox | Reply;
  /** What a sandbox answers, with a note where its name, or that of a path of the mock, is probably misspelt. */
  readonly noted: (
    request: Request,
    answer: Reply | Promise<Reply>,
    sandbox: Sandbox,
  ) => Reply | Promise<Reply>;
  /** The sandbox that a request of the control plane is for, which is in no journal. */
  readonly forAdmin: (request: Request, name: string | undefined) => Sandbox | Reply;
  /** For the library. @throws OptionError where there is none to be had */
  readonly open: (name: string) => Sandbox;
  /** Writes a request down that was refused before it came to a sandbox, and gives the reply back. */
  readonly refuse: (request: Request, reply: Reply) => Reply;
  /** The same for one that nobody could read, in the sandbox of its path where there is one; none for the control plane. */
  readonly refuseUnread: (request: Request, reply: Reply) => RecordedRequest | undefined;
}

export function doorsTo(sandboxes: Sandboxes, standard: Sandbox, requireSandbox: boolean): Doors {
  const strays = new Strays(sandboxes);
  const reach = (name: string): Sandbox | Reply => {
    if (name === DEFAULT_SANDBOX) return standard;
    if (!isSandboxName(name)) return wrongSandboxName(name);
    const used = sandboxes.use(name);
    return 'dropped' in used ? goneSandbox(name, used.dropped) : used;
  };
  const speakOf = (name: string): Sandbox | Reply => {
    const sandbox = reach(name);
    if ('world' in sandbox) strays.onSpokenOf(name, sandbox);
    return sandbox;
  };
  const refuse = (request: Request, reply: Reply): Reply => {
    writeRefused(request, reply, standard);
    return reply;
  };
  return {
    forApi(request, name) {
      if (isWithoutHost(request)) return refuse(request, NO_HOST);
      const misspelt = name === undefined ? misspeltHeader(request) : undefined;
      if (misspelt !== undefined) return refuse(request, wrongSandboxHeader(misspelt));
      const isNamed = name !== undefined || !requireSandbox || isPreflight(request);
      const isNew = name !== undefined && sandboxes.find(name) === undefined;
      const sandbox = isNamed ? reach(name ?? DEFAULT_SANDBOX) : sandboxNotNamed();
      if (!('world' in sandbox)) return refuse(request, sandbox);
      if (isNew) strays.onMade(name, sandbox);
      return sandbox;
    },
    noted: (request, answer, sandbox) => withOwnNote(request, answer, strays.noteOf(sandbox)),
    forAdmin(request, given) {
      const misspelt = given === undefined ? misspeltHeader(request) : undefined;
      if (misspelt !== undefined) return wrongHeaderOfAdmin(misspelt);
      const name = given ?? DEFAULT_SANDBOX;
      const absent = isSandboxName(name) ? absentSandbox(request, name, sandboxes) : undefined;
      return absent ?? speakOf(name);
    },
    refuseUnread(request, reply) {
      const { path, prefix } = request;
      if (path === ADMIN_PATH || path.startsWith(`${ADMIN_PATH}/`)) return undefined;
      const sandbox = sandboxes.find(prefix.slice(sandboxPrefix('').length));
      return writeRefused(request, reply, sandbox ?? standard);
    },
    open(name) {
      const sandbox = speakOf(name);
      if ('world' in sandbox) return sandbox;
      const why = sandbox.headers[NOTE_HEADER];
      throw new OptionError([], `There is no sandbox "${shown(name)}" to be had. ${why}`);
    },
    refuse,
  };
}

/** Node itself would refuse it so, and tell nobody. Source: nodejs lib/_http_server.js, requireHostHeader. */
const NO_HOST: Reply = withHeaders(barePage(400), { Connection: 'close' });

/** A browser asks so before it sends the header that names a sandbox. */
function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
