/** What an app shell asks for before anybody has logged in. */
import { jsonReply } from '../../drf/reply.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';
import { configurationSchema, shownConfiguration } from './shown-configuration.ts';

/** Source: BEHAVIOUR 20. */
export const configurationView = defineSingleView({
  path: '/api/configuration/',
  takesRest: true,
  lacksHead: true,
  name: 'Configuration Detail',
  operation: 'configuration_retrieve',
  permission: everybody,
  summary: 'The settings that a front end reads at its start',
  schema: () => configurationSchema(),
  answer: ({ request: { base } }) => jsonReply(shownConfiguration(base)),
});
