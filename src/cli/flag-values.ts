/** How the values of flags and variables, which are text, are read: by the schemas of what they stand for. */
import { REMOTE_RATE } from '../remote/client/remote-options.ts';
import { changed } from '../values/schema/changes.ts';
import { guarded, oneOf, text } from '../values/schema/scalars.ts';
import { accepted, refused, type Schema } from '../values/schema/schema.ts';

/** `on` or `off`. */
export const SWITCH: Schema<boolean> = changed(oneOf(['on', 'off']), (word) => word === 'on');

const RANGE = /^(\d{1,7})(?:-(\d{1,7}))?$/;

/** Milliseconds, `50`, or a range of them, `50-200`. */
export const MILLISECONDS: Schema<readonly [min: number, max: number]> = {
  ...text(),
  words: 'milliseconds, or a range such as 50-200',
  read(input) {
    const [, min, max = min] = RANGE.exec(String(input)) ?? [];
    return min !== undefined && Number(min) <= Number(max)
      ? accepted([Number(min), Number(max)])
      : refused(`must be ${MILLISECONDS.words}`);
  },
};

const MOST_HUNDREDTHS = 10_000n;
const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** A percentage as it was written, and as hundredths of a percent: 8050 is 80.50 %. Exact, for any text. */
export interface Percentage {
  readonly text: string;
  readonly hundredths: bigint;
}

export const PERCENTAGE: Schema<Percentage> = changed(
  guarded(
    (input): input is string => typeof input === 'string' && hundredthsOf(input) <= MOST_HUNDREDTHS,
    'a percentage from 0 to 100 with two decimals at most',
    { type: 'string' },
  ),
  (percent) => ({ text: percent, hundredths: hundredthsOf(percent) }),
);

/** More than there are for what is no percentage. */
function hundredthsOf(percent: string): bigint {
  const [, whole, decimals = ''] = PERCENT.exec(percent) ?? [];
  return whole === undefined ? MOST_HUNDREDTHS + 1n : BigInt(whole + decimals.padEnd(2, '0'));
}

const DECIMAL = /^\d{1,4}(?:\.\d{1,3})?$/;

/** Requests a second, to remote servers. */
export const RATE = changed(
  guarded(
    (input): input is string =>
      typeof input === 'string' && DECIMAL.test(input) && Number(input) > 0,
    REMOTE_RATE.words,
    { type: 'string' },
  ),
  Number,
);
