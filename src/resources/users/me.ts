/** The user who asks. */
import { representationSchema } from '../../drf/field-schema.ts';
import { jsonReply } from '../../drf/reply.ts';
import { represent } from '../../drf/serializer.ts';
import { isAuthenticated, userOf } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';
import { userBehind, userModel } from './fields.ts';

/** Source: CLIENTS 6 (`users/me/`). */
export const meView = defineSingleView({
  path: '/api/users/me/',
  name: 'Me',
  operation: 'users_me_retrieve',
  permission: isAuthenticated,
  summary: 'The user who asks',
  schema: (wire) => representationSchema(userModel.serializer, wire),
  answer: (call) => {
    const user = userBehind(userOf(call).uuid, call.world.store);
    return jsonReply(represent(userModel.serializer, user, call));
  },
});
