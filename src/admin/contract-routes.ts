/** The contract that a sandbox answers by: told with all in which contracts can differ, and put in place of another. */
import type { Reply } from '../drf/reply.ts';
import { objectSchema, type Schema } from '../drf/schema.ts';
import { demand } from '../values/schema/problem-error.ts';
import { CONTRACT_NAMES, contractOf } from '../waldur/contract.ts';
import { CONTRACT } from '../waldur/contract-schema.ts';
import { DIFFERENCES } from '../waldur/differences.ts';
import { type AdminCall, type AdminRoute, answers, plainReply } from './admin-route.ts';

const TEXT: Schema = { type: 'string', minLength: 1 };

/** By name of the difference: the values that it may have. */
export const DIFFERENCE_VALUES: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(DIFFERENCES).map(([name, { what, values }]) => [
    name,
    { description: `${what}.`, type: 'string', enum: Object.keys(values) },
  ]),
);

export const PRESET: Schema = { type: 'string', enum: [...CONTRACT_NAMES] };

const ANSWERED: Schema = {
  title: 'Contract',
  ...objectSchema({
    preset: PRESET,
    label: { description: 'The preset, and what is otherwise than in it.', ...TEXT },
    differences: objectSchema(DIFFERENCE_VALUES),
    known: {
      description: 'All in which contracts can differ.',
      type: 'array',
      minItems: 1,
      items: objectSchema({
        name: TEXT,
        what: TEXT,
        values: {
          description: 'What each value means, in words.',
          type: 'object',
          additionalProperties: TEXT,
        },
        presets: objectSchema(Object.fromEntries(CONTRACT_NAMES.map((name) => [name, TEXT]))),
        source: TEXT,
      }),
    },
  }),
};

const EXAMPLE = { preset: 'deployed', absent_relation: 'null' } as const;

export const contractRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/contract',
    body: 'none',
    schema: {
      id: 'admin_contract',
      summary: 'The contract, and all in which contracts can differ',
      answers: () => answers(200, ANSWERED),
    },
    act: tell,
  },
  {
    method: 'PUT',
    path: '/contract',
    body: 'required',
    schema: {
      id: 'admin_contract_set',
      summary: 'Answer by another contract, until a reset',
      body: CONTRACT.json,
      example: EXAMPLE,
      answers: () => answers(200, ANSWERED),
      refuses: [400],
    },
    act: change,
  },
];

function tell({ sandbox }: AdminCall): Reply {
  const { name: preset, label, differences } = sandbox.world.contract;
  const known = Object.entries(DIFFERENCES).map(
    ([name, { what, values, source, documented, deployed, current }]) => {
      return { name, what, values, presets: { documented, deployed, current }, source };
    },
  );
  return plainReply({ preset, label, differences, known });
}

function change(call: AdminCall): Reply {
  call.sandbox.served.answerBy(contractOf(demand(CONTRACT, call.body)));
  return tell(call);
}
