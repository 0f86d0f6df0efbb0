/** Says in one line in what answers differ: which members one side alone has, and what is otherwise. */
import { inOneLine } from '../../values/one-line.ts';
import { memberPlace, type PlaceDifference } from './place-difference.ts';

const MOST = 6;
const MOST_NAME = 60;

/** `the server alone has slug, is_new; otherwise: sum`. */
export function whatDiffers(differences: readonly PlaceDifference[]): string {
  const named = (isIt: (each: PlaceDifference) => boolean): string => {
    const names = [...new Set(differences.filter(isIt).map(({ place }) => nameOf(place)))];
    const more = names.length - MOST;
    return [...names.slice(0, MOST), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  };
  const parts = [
    ['the server alone has', named(({ mock }) => mock === undefined)],
    ['the mock alone has', named(({ real }) => real === undefined)],
    ['otherwise:', named(({ mock, real }) => mock !== undefined && real !== undefined)],
  ];
  return parts
    .filter(([, names]) => names !== '')
    .map((part) => part.join(' '))
    .join('; ');
}

function nameOf(place: string): string {
  const name = inOneLine(memberPlace(place).replace(/^\//, '').trim());
  return name.length > MOST_NAME ? `${name.slice(0, MOST_NAME)}…` : name;
}
