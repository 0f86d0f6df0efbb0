/** The version of the server that is mocked. */
import { jsonReply } from '../../drf/reply.ts';
import { constant, objectSchema } from '../../drf/schema.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';

/** The release that the transcripts were recorded from. Source: BEHAVIOUR 0. */
const UPSTREAM_VERSION = '7.0.8';

export const versionView = defineSingleView({
  path: '/api/version/',
  name: 'Version',
  operation: 'version_retrieve',
  permission: everybody,
  summary: 'The version of the server that is reproduced',
  schema: () => objectSchema({ version: constant(UPSTREAM_VERSION) }),
  answer: () => jsonReply({ version: UPSTREAM_VERSION }),
});
