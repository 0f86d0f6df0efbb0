/** Switching an organization to a payment profile. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { emptyReply, jsonReply, type Reply } from '../../drf/reply.ts';
import { constant, objectSchema, type Schema } from '../../drf/schema.ts';
import type { Contract } from '../../waldur/contract.ts';
import type { Call } from '../../waldur/site/call.ts';
import { rowAnswer } from '../../waldur/view-set/row-answer.ts';
import { MODEL, type PaymentProfile, paymentProfileModel, paymentProfiles } from './fields.ts';
import { activeProfile } from './visibility.ts';

const ENABLED = 'Payment profile has been enabled.';
const SENTENCE = constant(ENABLED);

const WHOLE = rowAnswer<PaymentProfile, typeof paymentProfileModel.serializer>(
  MODEL,
  paymentProfileModel.serializer,
);

export function enableAnswer(contract: Contract): Schema | undefined {
  const answers = {
    detail: () => detailSchema(SENTENCE),
    status: () => objectSchema({ status: SENTENCE }),
    both: () => objectSchema({ detail: SENTENCE, status: SENTENCE }),
    profile: () => WHOLE.schema(contract),
    empty: () => undefined,
  };
  return answers[contract.differences.enable_answer]();
}

/** The profile that was active is so no more. Source: BEHAVIOUR 13. */
export function enableProfile(row: PaymentProfile, call: Call): Reply {
  const { store, contract } = call.world;
  const table = store.table(paymentProfiles);
  const active = activeProfile(row.organization, store);
  if (active) table.replace({ ...active, isActive: null });
  const enabled: PaymentProfile = { ...row, isActive: true };
  table.replace(enabled);
  const answers = {
    detail: () => jsonReply({ detail: ENABLED }),
    status: () => jsonReply({ status: ENABLED }),
    both: () => jsonReply({ detail: ENABLED, status: ENABLED }),
    profile: () => WHOLE.reply(enabled, call),
    empty: () => emptyReply(200),
  };
  return answers[contract.differences.enable_answer]();
}
