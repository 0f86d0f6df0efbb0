/** What the package exports. */
/// <reference types="node" preserve="true" />

export { fixturesFromJson, type JsonDocument } from './fixtures/fixtures-from-json.ts';
export { fixturesSchema } from './fixtures/fixtures-schema.ts';
export type { FixtureProblem } from './fixtures/load-fixtures.ts';
export { RemoteError, type RemoteErrorKind } from './remote/client/remote-error.ts';
export type {
  CompareFormat,
  CompareOptions,
  CompareProgress,
} from './remote/compare/compare-options.ts';
export type {
  ComparedProbe,
  CompareReport,
  DriftCause,
  TakenOn,
  Verdict,
} from './remote/compare/compare-report.ts';
export { compareWith } from './remote/compare/compare-with.ts';
export type { PlaceDifference } from './remote/compare/place-difference.ts';
export { renderComparison } from './remote/compare/render-report.ts';
export type { ToldAnswer } from './remote/compare/told-answer.ts';
export { pullFixtures } from './remote/pull/pull-fixtures.ts';
export type { KeptKind, PullOptions, PullProgress } from './remote/pull/pull-options.ts';
export type { Fate, PulledField, PullReport } from './remote/pull/pull-report.ts';
export type { Actor } from './sandbox/client-side.ts';
export type { ServerClock } from './sandbox/clock-control.ts';
export type { FaultRequest } from './sandbox/faults/fault-request.ts';
export type {
  MessageBody,
  RequestMessage,
  ResponseMessage,
} from './sandbox/journal/entry.ts';
export type { RequestTotal } from './sandbox/journal/forgotten.ts';
export {
  type JournalEntry,
  type NearestMiss,
  type RequestCount,
  type RequestExpectation,
  type RequestPattern,
  type Verification,
  verifyRequests,
} from './sandbox/journal/verify.ts';
export type { HarDocument } from './sandbox/portable/har-document.ts';
export type { PactDocument, PactInteraction, PactNames } from './sandbox/portable/pact-document.ts';
export type { PactRecorder } from './sandbox/portable/pact-recorder.ts';
export { FixtureError } from './sandbox/seed.ts';
export {
  type ContractChoice,
  type ContractName,
  type ContractSet,
  contractSchema,
  type Differences,
} from './server/contract-option.ts';
export { createMockServer, type LoadedFixtures, type MockServer } from './server/mock-server.ts';
export {
  type FixturesOption,
  type ListenOptions,
  OptionError,
  type ScenarioName,
  type ServerEvent,
  type ServerOptions,
} from './server/options.ts';
export { type StartedMockServer, startMockServer } from './server/start-mock-server.ts';
export type { HeaderPair } from './values/header-pairs.ts';
export { ProblemError } from './values/schema/problem-error.ts';
export type { Problem } from './values/schema/schema.ts';
export type { FaultPreset } from './vocabulary/fault-presets.ts';
export type { FixtureDocument } from './vocabulary/fixture-document.ts';
export type { UserName } from './vocabulary/names.ts';
export type { OperationId } from './vocabulary/operations.ts';
export type { StateDocument } from './vocabulary/state-document.ts';
