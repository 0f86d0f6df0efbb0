/** What a fault may answer: a preset by its name, or an answer of one's own. */
import type { Reply } from '../../drf/reply.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { ADMIN_PATH } from '../../values/own-paths.ts';
import { isMembers } from '../../values/plain-json.ts';
import { changed, withDefault } from '../../values/schema/changes.ts';
import { object, type RawMembers, union } from '../../values/schema/composites.ts';
import { whole } from '../../values/schema/scalars.ts';
import { accepted, type Problem, refused, type Schema } from '../../values/schema/schema.ts';
import { overlaid } from './answers.ts';
import { OWN_ANSWER, OWN_HEADERS, type OwnHeaders } from './own-answer.ts';
import { type Occasion, PRESETS, type Preset, THROTTLED } from './presets.ts';

/** Makes the answer to a request that a fault strikes. */
export type Answer = (occasion: Occasion) => Reply;

const RETRY_AFTER = withDefault(whole({ min: 0, max: 86_400, unit: ' of seconds' }), 5);

/** One of the presets, by its name. */
const PRESET: Schema<Preset> = {
  words: 'the name of a preset',
  read(input) {
    if (typeof input !== 'string') return refused(`must be ${PRESET.words}`);
    const preset = PRESETS.get(input);
    if (preset) return accepted(preset);
    const near = hint(nearestName(input, PRESETS.keys()));
    const told = near || `: GET ${ADMIN_PATH}/faults/presets lists them`;
    return refused(`there is no preset "${input}"${told}`);
  },
  json: () => ({ title: 'FaultPreset', type: 'string', enum: [...PRESETS.keys()] }),
};

interface PresetOptions {
  readonly preset: Preset;
  readonly headers: OwnHeaders;
  readonly retryAfterSeconds: number;
}

const BY_NAME = changed(PRESET, (preset) =>
  answerOf({ preset, headers: {}, retryAfterSeconds: 5 }),
);
const BY_PRESET = changed(
  object(
    { preset: PRESET, headers: OWN_HEADERS, retryAfterSeconds: RETRY_AFTER },
    { rules: strayRetryAfter },
  ),
  answerOf,
);

/**
 * `"not_found"`, `{"preset": "throttled", "retryAfterSeconds": 2, "headers": {…}}`, or an answer of one's own,
 * `{"status": 418, "headers": {…}, "body": …}`.
 */
export const RESPOND: Schema<Answer> = union(
  [BY_NAME, BY_PRESET, OWN_ANSWER],
  'the name of a preset, or an object with "preset" or "status"',
  (input) => {
    if (typeof input === 'string') return BY_NAME;
    if (!isMembers(input)) return undefined;
    const hasPreset = Object.hasOwn(input, 'preset') && input['preset'] !== undefined;
    return hasPreset ? BY_PRESET : OWN_ANSWER;
  },
);

function answerOf({ preset, headers, retryAfterSeconds }: PresetOptions): Answer {
  return (occasion) => overlaid(preset.answer(occasion, retryAfterSeconds), headers);
}

function strayRetryAfter({ preset, retryAfterSeconds }: RawMembers): readonly Problem[] {
  if (retryAfterSeconds === undefined || preset === THROTTLED) return [];
  return [{ pointer: '/retryAfterSeconds', message: `belongs to ${THROTTLED} alone` }];
}
