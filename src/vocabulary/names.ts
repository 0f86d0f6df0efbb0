/** Decides which names a test may write: what is not among them is a mistake that a compiler finds. */
import type { OperationId, Operations } from './operations.ts';
import type { DefaultUserName } from './user-names.ts';

/** A user of the default world, or of fixtures of one's own. */
export type UserName = DefaultUserName | (string & {});

/** A status that any answer may have. */
export type HttpStatus = StatusFrom<1 | 2 | 3 | 4 | 5>;

/** A status that tells of an error, which every operation may answer: by the API, by a proxy or by a fault. */
export type ErrorStatus = StatusFrom<4 | 5>;

/** A status of an answer that a fault spells out. */
export type FaultStatus = StatusFrom<2 | 3 | 4 | 5>;

/** What an operation answers by the contract, or an error. */
export type StatusOf<Name extends OperationId> = Operations[Name]['status'] | ErrorStatus;

/** Three digits, of which the first is given. */
type StatusFrom<First extends number> = NumberIn<`${First}${Digit}${Digit}`>;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberIn<Text extends string> = Text extends `${infer Found extends number}` ? Found : never;
