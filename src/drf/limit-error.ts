/** How it is said that a limit of the mock's own is reached: to clients of the API as a front proxy would, elsewhere by its name. */
import { LIMITS, type LimitName, limitVariable } from '../values/limits.ts';
import { BarePage } from './exceptions.ts';

/** 413 for one thing that is too large by itself, 429 for one too many. The API answers 413 to both, with the reason as `X-Mock-Note`. */
export class LimitError extends BarePage {
  override readonly name = 'LimitError';
  readonly adminStatus: 413 | 429;
  readonly pointer: string;

  constructor(adminStatus: 413 | 429, message: string, pointer = '') {
    super(413, message);
    this.message = message;
    this.adminStatus = adminStatus;
    this.pointer = pointer;
  }
}

/** `more` of what a limit counts, where `held` are there already. */
export function beyond(
  name: LimitName,
  limit: number,
  more: number,
  held: number,
  pointer = '',
): LimitError {
  const isAlone = more > limit;
  const amount = isAlone ? `${more}` : `${more} more than the ${held} that are there`;
  const message = `The mock keeps at most ${limit} ${LIMITS[name].what}, and this is ${amount}: ${howToRaise(name)}`;
  return new LimitError(isAlone ? 413 : 429, message, pointer);
}

/** `the option maxFaults (--max-faults, WALDUR_MOCK_MAX_FAULTS) raises the limit.` */
export function howToRaise(name: LimitName): string {
  const limit = LIMITS[name];
  return `the option ${name} (--${limit.flag}, ${limitVariable(limit)}) raises the limit.`;
}
