/** How it is said that a limit of the mock's own is reached: to clients of the API as a front proxy would, elsewhere by its name. */
import { BarePage } from './exceptions.ts';

export { howToRaise } from '../values/limits.ts';

/** 413 for one thing that is too large by itself, 429 for one too many. The API answers 413 to both, with the reason as `X-Mock-Note`. */
export class LimitError extends BarePage {
  override readonly name = 'LimitError';
  readonly adminStatus: 413 | 429;
  /** Where in the body; empty for the whole. */
  readonly pointer: string;

  constructor(adminStatus: 413 | 429, message: string, pointer = '') {
    super(413, message);
    this.message = message;
    this.adminStatus = adminStatus;
    this.pointer = pointer;
  }
}
