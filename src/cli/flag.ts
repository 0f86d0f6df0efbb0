/** What a flag of the command is. */
import type { Schema } from '../values/schema/schema.ts';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** `on` takes no value, `list` may be given more than once. */
  readonly kind: 'value' | 'list' | 'on';
  readonly variable: string;
  /** A variable that others set too, for themselves: it counts where the own one says nothing. */
  readonly sharedVariable?: string;
  readonly placeholder?: string;
  /** A flag that makes no sense beside this one: given on the command line, it sets this one's variable aside. */
  readonly excludes?: string;
  /** By what a value is read; without it, any text will do. */
  readonly reads?: Schema<unknown>;
  /** Where it has a wrong value, nobody is told which. */
  readonly isSecret?: true;
  /** For people: what it is for and, in brackets, what holds where nothing is said. */
  readonly help: string;
}
