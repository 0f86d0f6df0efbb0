/** The version of the server that is mocked. */
import { jsonReply } from '../../drf/reply.ts';
import { constant, objectSchema } from '../../drf/schema.ts';
import { isStaffOrSupport } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';

/** The release that the transcripts were recorded from. Source: BEHAVIOUR 0. */
const UPSTREAM_VERSION = '7.0.8';

/** Source: BEHAVIOUR 21. */
export const versionView = defineSingleView({
  path: '/api/version/',
  takesRest: true,
  lacksHead: true,
  name: 'Version Detail',
  optionsText: 'Retrieve version of the application',
  operation: 'version_retrieve',
  permission: isStaffOrSupport,
  summary: 'The version of the server that is reproduced',
  schema: () => objectSchema({ version: constant(UPSTREAM_VERSION) }),
  answer: () => jsonReply({ version: UPSTREAM_VERSION }),
});
