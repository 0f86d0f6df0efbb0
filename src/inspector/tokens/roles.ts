/** The roles of a user in one line. */
import type { User } from '../client/shapes.ts';
import { shortUuid } from '../parts/cut.ts';

/**
 * Each role with where it is held.
 * @param names of organizations, by uuid, as far as they are known: another one is told by its uuid
 */
export function rolesText(roles: User['roles'], names: ReadonlyMap<string, string>): string {
  const words = roles.map(({ role, customer, project }) => {
    const where = names.get(customer) ?? shortUuid(customer);
    return `${role} of ${where}${project === undefined ? '' : `, project ${shortUuid(project)}`}`;
  });
  return words.join('; ');
}
