/** Who vouches for a user, as users are told it: this server itself, or whom its `registration_method` names. */
import { derived } from '../../waldur/model/field.ts';

/** What of a user it is made of. */
export interface Registered {
  readonly registrationMethod: string;
}

/** Nobody else: then the password is in the server's own database. Source: BEHAVIOUR 18. */
const LOCAL = 'default';

/** Fixtures know no providers, so the name of another is all there is of it. */
function nameOf({ registrationMethod }: Registered): string {
  return [LOCAL, ''].includes(registrationMethod) ? 'Local DB' : registrationMethod;
}

const text = () => ({ type: 'string' });

export const identityProvider = {
  identity_provider_name: derived(nameOf, 'field', text),
  identity_provider_label: derived(nameOf, 'field', text),
  identity_provider_management_url: derived(() => '', 'field', text),
  /** Those that the provider keeps up to date, and the user may not change. */
  identity_provider_fields: derived(
    () => [],
    'field',
    () => ({ type: 'array', items: { type: 'string' } }),
  ),
};
