/** Reads what a fault answers: a preset by its name, or an answer of one's own. */
import type { Reply } from '../../drf/reply.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { ADMIN_PATH } from '../../values/own-paths.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import { type Members, membersOf, readObject, readWhole } from '../read-object.ts';
import { overlaid } from './answers.ts';
import { type OwnHeaders, readHeaders, readOwnAnswer } from './own-answer.ts';
import { type Occasion, PRESETS, type Preset, THROTTLED } from './presets.ts';

/** Makes the answer to a request that a fault strikes. */
export type Answer = (occasion: Occasion) => Reply;

const RETRY_AFTER = { min: 0, max: 86_400, fallback: 5, unit: ' of seconds' } as const;

interface PresetOptions {
  readonly preset: Preset;
  readonly headers: OwnHeaders;
  readonly retryAfterSeconds: number;
}

/**
 * `"not_found"`, `{"preset": "throttled", "retryAfterSeconds": 2, "headers": {…}}`, or an answer of one's own,
 * `{"status": 418, "headers": {…}, "body": …}`.
 */
export function readRespond(input: unknown): Validated<Answer | undefined> {
  if (input === undefined) return valid(undefined);
  if (typeof input === 'string') {
    const preset = findPreset(input);
    return preset.valid ? valid(answerOf({ ...NO_OPTIONS, preset: preset.value })) : preset;
  }
  const members = membersOf(input);
  if (members === undefined) {
    return invalid('must be the name of a preset, or an object with "preset" or "status"');
  }
  if (members['preset'] === undefined) return readOwnAnswer(members);
  const options = readObject<PresetOptions>(members, 'an answer by preset', {
    preset: findPreset,
    headers: readHeaders,
    retryAfterSeconds: readRetryAfter,
  });
  return options.valid ? valid(answerOf(options.value)) : options;
}

const NO_OPTIONS = { headers: {}, retryAfterSeconds: RETRY_AFTER.fallback } as const;

function answerOf({ preset, headers, retryAfterSeconds }: PresetOptions): Answer {
  return (occasion) => overlaid(preset.answer(occasion, retryAfterSeconds), headers);
}

function findPreset(name: unknown): Validated<Preset> {
  if (typeof name !== 'string') return invalid('must be the name of a preset');
  const preset = PRESETS.get(name);
  if (preset) return valid(preset);
  const near = hint(nearestName(name, PRESETS.keys()));
  return invalid(
    `there is no preset "${name}"${near || `: GET ${ADMIN_PATH}/faults/presets lists them`}`,
  );
}

function readRetryAfter(value: unknown, { preset }: Members): Validated<number> {
  const isStray = value !== undefined && preset !== THROTTLED;
  return isStray ? invalid(`belongs to ${THROTTLED} alone`) : readWhole(value, RETRY_AFTER);
}
