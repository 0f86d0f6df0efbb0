/** The user who asks. */
import { jsonReply } from '../../drf/reply.ts';
import { ACTION_FAULTS, refuseSuffix } from '../../waldur/refusals.ts';
import { isAuthenticated, isStaff, userOf } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';
import { userBehind } from './actors.ts';
import { shownUser, userFieldParameter, userSchema } from './representation.ts';

/** While a staff user acts as somebody else it is that user. Source: BEHAVIOUR 18. */
export const meView = defineSingleView({
  path: '/api/users/me/',
  takesSuffix: true,
  name: 'Me',
  operation: 'users_me_retrieve',
  permission: isAuthenticated,
  otherMethods: isStaff,
  summary: 'The user who asks',
  parameters: () => [userFieldParameter()],
  refusals: [ACTION_FAULTS.format_suffix],
  schema: (wire) => userSchema(wire, { isOwn: true }),
  answer: (call) => {
    refuseSuffix(call.match, call.world.contract);
    return jsonReply(shownUser(userBehind(userOf(call).uuid, call.world.store), call));
  },
});
