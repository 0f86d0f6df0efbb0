/** Compares a real server with the mock: the same requests to both, over the same rows. */
import { USUAL_CONTRACT } from '../../waldur/contract.ts';
import { RemoteError, toldUrl } from '../client/remote-error.ts';
import { blameFor } from './blame.ts';
import { causesOf } from './causes.ts';
import { changedMeanwhile, changedNotes } from './changed-meanwhile.ts';
import { type CompareOptions, checkedCompareOptions } from './compare-options.ts';
import type { CompareReport } from './compare-report.ts';
import { changedFrom, fitContract, saidShortly, whole } from './fit-contract.ts';
import { groundOf } from './ground.ts';
import { Judge, type Judged } from './judge.ts';
import { linkAddress } from './link-address.ts';
import { Mocks } from './mocks.ts';
import { newMark, type OwnRows, ownRows } from './own-rows.ts';
import { playQuiet } from './play.ts';
import { type Flow, playFlow } from './play-flow.ts';
import type { Probe } from './probe.ts';
import { readProbes } from './read-probes.ts';
import { recordingOf } from './record.ts';
import { refusalProbes } from './refusal-probes.ts';
import { type Sample, takeSample } from './sample.ts';
import type { ReadBodies } from './seen-answer.ts';
import { shownBy } from './shown-by.ts';
import { type Links, realSide, type Side } from './sides.ts';
import { untoldNotes } from './untold-notes.ts';
import { recordFiles, writeWhole } from './write-files.ts';
import { writeFlow } from './write-flow.ts';

/**
 * Asks a server and a private mock the same: reads always, refused writes and writes of its own where it is told to. What it
 * has made it deletes in every case.
 * @throws OptionError with all that is wrong with the options; RemoteError where the server cannot be asked
 */
export async function compareWith(options: CompareOptions): Promise<CompareReport> {
  const checked = checkedCompareOptions(options);
  const { writeContract, record } = checked;
  const { report, judged, sample, untoldWhy } = await compared(checked);
  if (writeContract !== undefined) {
    const said = untoldWhy.length === 0 ? {} : { $comment: untoldWhy };
    writeWhole(writeContract, jsonText({ ...report.contract, ...said }));
  }
  if (record !== undefined) {
    const { cases, world, name } = recordFiles(record);
    const recording = await recordingOf(judged, sample, report.contract, checked, name);
    writeWhole(cases, jsonText(recording?.cases ?? []));
    if (recording) writeWhole(world, jsonText(recording.world));
  }
  return report;
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

interface Comparison {
  readonly report: CompareReport;
  /** What each probe came to on the real server, as it was sent. */
  readonly judged: readonly Judged[];
  readonly sample: Sample;
  /** Of each named difference that no probe could tell, why, and what it stays. */
  readonly untoldWhy: readonly string[];
}

async function compared(options: CompareOptions): Promise<Comparison> {
  const { contract: asked = USUAL_CONTRACT } = options;
  const sample = await takeSample(options);
  const bodies: ReadBodies = new Map();
  const links: Links = {};
  const real = realSide(options, bodies, links);
  const urlsOf = (paths: readonly string[]) => paths.map((path) => toldUrl(real.base + path));
  // What has to be removed is removed also after the comparison was stopped.
  const { signal: _, ...unstopped } = options;
  const cleaner = realSide(unstopped, bodies, links);
  try {
    links.elsewhere = await linkAddress(real.client, options.to);
    const ground = options.write && (await groundOf(sample, options.write.customer, real));
    const mark = newMark();
    const probes = probesOf(sample, options, ground && writeFlow(ground, mark));
    const own = ground && (await ownRows(cleaner.client, options.to, mark, ground));
    const mocks = new Mocks(sample, options, probes, bodies);
    const answers = await playAll(real, cleaner, probes, options, own);
    const judge = new Judge(sample, probes, answers.played);
    const fit = await fitContract(
      asked,
      async (contract, numbers) => judge.trial(await mocks.played(contract, numbers), numbers),
      (name) => shownBy(name, probes),
    );
    const untold = await mocks.untold(fit);
    const said = saidShortly(fit, asked, untold);
    const named = changedFrom(asked, said).filter(({ name }) => !untold.includes(name));
    const [wanted, best] = [await mocks.played(whole(asked)), await mocks.played(fit)];
    const left = judge.trial(best).misses;
    const numbers = [...judge.trial(wanted).misses.keys()].filter((number) => !left.has(number));
    const blame = await blameFor(
      { wanted: whole(asked), fit, named, numbers },
      (contract, own) => mocks.played(contract, own),
      (number, played) => judge.differs(number, played),
    );
    const place = { options, probes, bodies, real };
    const changed = await changedMeanwhile(place, sample, fit, left.keys());
    const judged = judge.verdicts({ wanted, best, blame, changed: changed.numbers });
    const untoldWhy = untoldNotes(untold, probes, said);
    const told = judged.map((each) => each.told);
    const report: CompareReport = {
      to: toldUrl(options.to),
      probes: told,
      causes: causesOf(told, options.to),
      counts: countsOf(judged),
      contract: said,
      named,
      untold,
      sample: sample.counts,
      left: urlsOf([...answers.left, ...answers.unsure]),
      notes: [
        ...unreadNotes(sample),
        ...leftNotes(answers.left),
        ...changedNotes(changed),
        ...unsureNotes(urlsOf(answers.unsure)),
        ...untoldWhy,
      ],
      requests: sample.requests + changed.requests + real.client.requests + cleaner.client.requests,
    };
    return { report, judged, sample, untoldWhy };
  } finally {
    await Promise.all([real.close(), cleaner.close()]);
  }
}

function probesOf(
  sample: Sample,
  { as = {}, refusals = false }: CompareOptions,
  written: readonly Probe[] = [],
): readonly Probe[] {
  const roles = Object.keys(as);
  return [
    ...readProbes(sample, roles),
    ...(refusals ? refusalProbes(sample, roles) : []),
    ...written,
  ];
}

/** Phase by phase, so that what is written is not seen by what is read. */
async function playAll(
  real: Side,
  cleaner: Side,
  probes: readonly Probe[],
  { onProgress, signal }: CompareOptions,
  own: OwnRows | undefined,
): Promise<Flow> {
  const numbered = [...probes.entries()];
  const of = (isIn: (probe: Probe) => boolean) => numbered.filter(([, probe]) => isIn(probe));
  const quiet = of(({ phase }) => phase !== 'write');
  const steps = of(({ phase }) => phase === 'write');
  const counter = (what: string, total: number) => {
    let done = 0;
    onProgress?.({ what, done, total });
    return () => onProgress?.({ what, done: ++done, total });
  };
  const played = await playQuiet(real, quiet, counter('probes', quiet.length));
  if (signal?.aborted) throw new RemoteError('aborted', 'GET', real.base, 'was stopped');
  if (own === undefined) return { played, left: [], unsure: [] };
  const flow = await playFlow(cleaner, steps, {
    signal,
    own,
    done: counter('write', steps.length),
  });
  return { ...flow, played: new Map([...played, ...flow.played]) };
}

function countsOf(judged: readonly Judged[]): CompareReport['counts'] {
  const counts = { same: 0, named: 0, drift: 0, skipped: 0 };
  for (const { told } of judged) counts[told.verdict] += 1;
  return counts;
}

const leftNotes = (left: readonly string[]): readonly string[] =>
  left.length === 0 ? [] : [`${left.length} rows could not be removed: see left`];

/** A profile has a name of its own, payments a day on which nobody pays: the URL asks for it. */
const unsureNotes = (urls: readonly string[]): readonly string[] =>
  urls.map((url) => `a row whose answer was lost may be there, or come later: look at ${url}`);

const unreadNotes = ({ unread }: Sample): readonly string[] =>
  Object.entries(unread).map(([table, reason]) => `${table} were not compared: ${reason}`);
