/** The list of all resources. */
import { jsonReply } from '../../drf/reply.ts';
import { isAuthenticated } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';
import { RESOURCE_NAMES } from './real-routes.ts';

/** Source: DRF routers.APIRootView; BEHAVIOUR 23. */
export const apiRootView = defineSingleView({
  path: '/api/',
  takesSuffix: true,
  name: 'Api Root',
  operation: 'api_root_retrieve',
  permission: isAuthenticated,
  summary: 'The URLs of all resources, of those too that this mock does not serve',
  schema: () => ({ type: 'object', additionalProperties: { type: 'string', format: 'uri' } }),
  answer: ({ reverse }) =>
    jsonReply(Object.fromEntries(RESOURCE_NAMES.map((name) => [name, reverse(name)]))),
});
