/** Decides whether a request is tried again, and after how long. */
import { createClock } from '../../values/clock.ts';
import { headerOf } from '../../values/header-pairs.ts';
import { epochMs, parseInstant } from '../../values/instant.ts';
import type { Random } from '../../values/random.ts';
import type { RemoteAnswer } from './exchange.ts';
import { RemoteError } from './remote-error.ts';

/** Of these, to ask again changes nothing. */
const REPEATABLE = ['GET', 'HEAD', 'OPTIONS'];
/** What passes by itself: too many requests, and a proxy whose server is away. */
const PASSING = [429, 502, 503, 504];

const FIRST_MS = 250;
/** The longest wait, whatever the server asks for. */
const LONGEST_MS = 30_000;

/** Whether a status may be another one soon. */
export const isPassing = (status: number): boolean => PASSING.includes(status);

export const isRepeatable = (method: string): boolean => REPEATABLE.includes(method);

/** A lost connection; one that was never had, too, where the server has answered before. */
export function isWorthAnother(outcome: RemoteAnswer | RemoteError, hasAnswered: boolean): boolean {
  if (!(outcome instanceof RemoteError)) return isPassing(outcome.status);
  return outcome.kind === 'cut' || (outcome.kind === 'unreachable' && hasAnswered);
}

/**
 * Milliseconds before the try after the given one (from 0): twice as long each time, half of it by chance, so that clients
 * that failed together do not come back together. At least what `Retry-After` asks for, and never more than 30 seconds.
 */
export function waitBefore(
  attempt: number,
  outcome: RemoteAnswer | RemoteError,
  random: Random,
): number {
  const most = FIRST_MS * 2 ** attempt;
  const own = random.between(Math.floor(most / 2), most);
  const asked = outcome instanceof RemoteError ? 0 : retryAfterMs(outcome);
  return Math.min(Math.max(own, asked), LONGEST_MS);
}

function retryAfterMs({ headers }: RemoteAnswer): number {
  const text = headerOf(headers, 'retry-after') ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const moment = httpDate(text);
  return moment === undefined ? 0 : moment - epochMs(createClock().machine());
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HTTP_DATE = /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/;

/** Milliseconds since 1970. Source: RFC 9110, 5.6.7, the form that is to be sent. */
function httpDate(text: string): number | undefined {
  const [, day, month = '', year, time] = HTTP_DATE.exec(text) ?? [];
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const instant = parseInstant(`${year}-${number}-${day}T${time}Z`);
  return instant === undefined ? undefined : epochMs(instant);
}
