/** The answers where no sandbox can be reached: the mock's own, not the API's. */
import { inspect } from 'node:util';
import { adminError, JSON_HEADERS } from '../admin/admin-route.ts';
import { detailSchema } from '../drf/refusal-schemas.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { ResponseSchema } from '../drf/schema.ts';
import { NOTE_HEADER, SANDBOX_HEADER, SANDBOX_PATH } from '../values/own-paths.ts';

/** Most characters of a wrong name that its refusal shows: as many as a name may have. */
const MOST_SHOWN = 100;
/** As ASCII, for a header has it too. */
const NOT_NAMED =
  'The request names no sandbox, and this server asks for one (--require-sandbox): ' +
  `put ${SANDBOX_PATH}/<name> in front of the path, or send the header ${SANDBOX_HEADER}.`;
const MEANT = `did you mean "${SANDBOX_HEADER}"?`;

export function goneSandbox(name: string, reason: string): Reply {
  return unusable(410, `The sandbox "${name}" is gone: ${reason}.`);
}

export function wrongSandboxName(name: unknown): Reply {
  return unusable(400, `"${shown(name)}" is no name for a sandbox.`);
}

export function wrongSandboxHeader(name: string): Reply {
  return unusable(400, meantHeader(name));
}

/** The same where the control plane is asked. */
export function wrongHeaderOfAdmin(name: string): Reply {
  return adminError(400, [{ pointer: '', message: meantHeader(name) }], JSON_HEADERS);
}

function meantHeader(name: string): string {
  return `The header "${shown(name)}" names no sandbox: ${MEANT}`;
}

export function sandboxNotNamed(): Reply {
  return unusable(421, NOT_NAMED);
}

/** What the document says of them, by the names that it has for them. */
export function sandboxResponses(): Readonly<Record<string, ResponseSchema>> {
  return {
    SandboxGone: described(410, 'The sandbox was dropped.', '^The sandbox "[\\w.-]+" is gone: '),
    SandboxNameUnusable: described(
      400,
      'The name is none for a sandbox.',
      `( is no name for a sandbox\\.|${MEANT.replace('?', '\\?')})$`,
    ),
    SandboxNotNamed: described(
      421,
      'The server was told that each request has to name a sandbox.',
      '^The request names no sandbox',
    ),
  };
}

/** Enough to know it by, and never more than the headers of an answer may be long. */
export function shown(name: unknown): string {
  const chars = [...(typeof name === 'string' ? name : inspect(name))];
  return chars.length > MOST_SHOWN ? `${chars.slice(0, MOST_SHOWN).join('')}...` : chars.join('');
}

function unusable(status: number, detail: string): Reply {
  return jsonReply({ detail }, status, {
    'Content-Type': 'application/json',
    [NOTE_HEADER]: detail,
  });
}

function described(status: number, description: string, pattern: string): ResponseSchema {
  const schema = { type: 'string', pattern };
  return {
    status,
    description,
    content: { 'application/json': detailSchema(schema) },
    headers: { [NOTE_HEADER]: { schema, required: true } },
  };
}
