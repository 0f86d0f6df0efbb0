/** A user's full name and its two parts: whichever a fixture tells, the others follow from it. */
import type { Problem } from '../../waldur/fixture/fixture.ts';

/** Two names of 255 characters and the blank between them. */
export const LONGEST_FULL_NAME = 511;

interface Names {
  readonly fullName: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Of what a fixture tells. Source: Waldur core/models.User.full_name. */
export function fullName({ firstName = '', lastName = '' }: Partial<Names>): string {
  return `${firstName} ${lastName}`.trim();
}

/** The first word, or all that stands before the last name. */
export function firstName({ fullName = '', lastName = '' }: Partial<Names>): string {
  const rest = lastName !== '' && fullName.endsWith(lastName);
  return rest ? fullName.slice(0, -lastName.length).trim() : (words(fullName)[0] ?? '');
}

/** What follows the first name. */
export function lastName({ fullName = '', firstName = '' }: Partial<Names>): string {
  return fullName.startsWith(firstName)
    ? fullName.slice(firstName.length).trim()
    : words(fullName).slice(1).join(' ');
}

/** Where all three are told, they have to fit. */
export function nameBreaches({ fullName: told, firstName, lastName }: Partial<Names>): Problem[] {
  if (!told || !firstName || !lastName) return [];
  const joined = fullName({ firstName, lastName });
  return words(joined).join() === words(told).join()
    ? []
    : [{ pointer: '/full_name', message: `must be first_name and last_name: "${joined}"` }];
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
