/** What a fault does, in words. */
import type { FaultInfo } from '../client/shapes.ts';

type Description = FaultInfo['description'];

const CONNECTIONS = {
  reset: 'cuts the connection',
  stall: 'never answers',
  truncate: 'answers half',
  slowBody: 'answers slowly',
} as const;

export function effectOf({ respond, transport, delayMs = 0, when, skip = 0 }: Description): string {
  const parts = [
    ...(respond === undefined ? [] : [answerText(respond)]),
    ...(transport === undefined ? [] : [CONNECTIONS[transport]]),
    ...(delayMs === 0 ? [] : [`waits ${delayMs} ms`]),
    ...(when === 'afterWork' || when === 'afterCommit' ? ['after the work was done'] : []),
    ...(skip === 0 ? [] : [`lets ${skip} pass first`]),
  ];
  return parts.join(', ');
}

function answerText(respond: NonNullable<Description['respond']>): string {
  if (typeof respond === 'string') return `answers ${respond}`;
  return 'preset' in respond ? `answers ${respond.preset}` : `answers ${respond.status}`;
}
