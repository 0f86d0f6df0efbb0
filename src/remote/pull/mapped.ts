/** Decides what uuids, sums and dates become: the same one the same, everywhere in one pull, and never again. */
import { createHmac } from 'node:crypto';
import { calendarDate, parsePlainDate } from '../../values/calendar-date.ts';
import { dateOf, parseInstant } from '../../values/instant.ts';
import { createRandom, type Random } from '../../values/random.ts';
import { withoutEnd } from '../../values/text-end.ts';
import { type Uuid, uuidFromBytes } from '../../values/uuid.ts';
import type { KeptKind } from './pull-options.ts';

export interface Mapping {
  readonly keeps: (kind: KeptKind) => boolean;
  readonly uuid: (uuid: Uuid<string>) => Uuid<string>;
  /** As many digits before the point and behind it; zero stays zero. Undefined for what is no number. */
  readonly sum: (amount: string) => string | undefined;
  /** A date or a time, all by the same number of whole months earlier. Undefined for what is neither. */
  readonly date: (text: string) => string | undefined;
  /** Months since the year 0, moved likewise. */
  readonly month: (count: number) => number;
  /** Chance that the key, a kind and a text decide. */
  readonly chance: (kind: string, text: string) => Random;
}

const AMOUNT = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/;
/** How far dates move: at least, and at most. */
const [FEWEST_MONTHS, MOST_MONTHS] = [6, 30];
const ATTEMPTS = 20;

/** `key`: what all is decided by. Without it nobody can tell what stands for what. */
export function createMapping(key: Uint8Array, kept: readonly KeptKind[]): Mapping {
  const digest = (kind: string, text: string): Buffer =>
    createHmac('sha256', key).update(`${kind}\0${text}`).digest();
  const chance = (kind: string, text: string): Random =>
    createRandom(digest(kind, text).toString('hex'));
  const keeps = (kind: KeptKind): boolean => kept.includes(kind);
  const months = keeps('dates') ? 0 : chance('months', '').between(FEWEST_MONTHS, MOST_MONTHS);

  const date = (text: string): string | undefined => {
    const moment = parsePlainDate(text) === undefined ? parseInstant(text) : undefined;
    const day = parsePlainDate(text) ?? (moment && dateOf(moment));
    if (day === undefined || months === 0) return day && text;
    const moved = monthsEarlier(day, months);
    if (moved === undefined || moment === undefined) return moved;
    return `${moved}${moment.slice('YYYY-MM-DD'.length, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`;
  };

  return {
    keeps,
    chance,
    date,
    uuid: (uuid) => (keeps('uuids') ? uuid : uuidFromBytes(digest('uuid', uuid).subarray(0, 16))),
    month: (count) => count - months,
    sum(amount) {
      const [, sign, whole = '', decimals = ''] = AMOUNT.exec(amount) ?? [];
      if (sign === undefined) return undefined;
      if (keeps('sums') || /^0*$/.test(whole + decimals)) return amount;
      // Long zeros at the end are the form of the field, and stay.
      const told = withoutEnd(decimals, '0');
      const random = chance('sum', amount.replace('-', ''));
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const made = `${otherDigits(whole, random)}${decimals === '' ? '' : '.'}${otherDigits(told, random)}${decimals.slice(told.length)}`;
        if (sign + made !== amount && /[1-9]/.test(made)) return sign + made;
      }
      return amount;
    },
  };
}

/** The first one is zero only where it was. */
function otherDigits(digits: string, random: Random): string {
  return digits.replace(/\d/g, (digit, at: number) =>
    at === 0 ? (digit === '0' ? '0' : String(random.between(1, 9))) : String(random.between(0, 9)),
  );
}

/** The same day of an earlier month, or the last one that it has. */
function monthsEarlier(day: string, months: number): string | undefined {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  for (let date = Number(day.slice(8)); date > 27; date -= 1) {
    const there = calendarDate(year, month, date);
    if (there !== undefined) return there;
  }
  return calendarDate(year, month, Number(day.slice(8)));
}
