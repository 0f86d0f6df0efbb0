/** How it is said that a limit of the mock's own is reached: to clients of the API as a front proxy would, elsewhere by its name. */
import { howToRaise } from '../values/limits.ts';
import { ApiException } from './refusal.ts';
import { PARSE } from './refusals.ts';

/** 413 for one thing that is too large by itself, 429 for one too many. The API answers 413 to both, with the reason as `X-Mock-Note`. */
export class LimitError extends ApiException {
  override readonly name = 'LimitError';
  readonly adminStatus: 413 | 429;
  /** Where in the body; empty for the whole. */
  readonly pointer: string;

  constructor(adminStatus: 413 | 429, message: string, pointer = '') {
    super(PARSE.too_large, PARSE.too_large.detail({ limit: message }));
    this.message = message;
    this.adminStatus = adminStatus;
    this.pointer = pointer;
  }
}

/** For a body that is longer than the server takes. */
export function bodyTooLarge(maxBytes: number): LimitError {
  const message = `The mock takes bodies of at most ${maxBytes} bytes: ${howToRaise('maxBodyBytes')}`;
  return new LimitError(413, message);
}
