/**
 * Builds the image twice and holds it to what it promises: `node .ci/check-image.mjs <name> [options of docker build]`.
 * Needs Docker, any version since 20.10. Each promise is a line; the exit code is 1 when one of them is broken.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MOST_MEGABYTES = 140;
const HEALTHY_WITHIN_MS = 2500;
const STOPPED_WITHIN_MS = 1000;
const PATIENCE_MS = 30_000;
const LABELS = ['title', 'description', 'licenses', 'version', 'revision', 'created'];
/** The image's own user, and one that it has never heard of. */
const USERS = [[], ['--user', '12345:0']];

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const [name, ...options] = process.argv.slice(2);
if (name === undefined) throw new Error('Which name is the image to have?');

const docker = (...args) =>
  execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
const inspect = (what) => JSON.parse(docker('inspect', what))[0];

function promise(text, isKept, found) {
  console.log(`${isKept ? 'ok  ' : 'FAIL'}  ${text}${found === undefined ? '' : `: ${found}`}`);
  if (!isKept) process.exitCode = 1;
}

function build() {
  docker('build', '--no-cache', '--quiet', '--tag', name, ...options, root);
  return inspect(name);
}

const first = build();
const { Config, RootFS, Size } = build();
const [before, after] = [first.RootFS.Layers, RootFS.Layers].map((layers) => layers.join('\n'));
promise('two builds give the same layers', before === after, `\n${after}`);
promise(
  `at most ${MOST_MEGABYTES} MB`,
  Size <= MOST_MEGABYTES * 1e6,
  `${(Size / 1e6).toFixed(1)} MB`,
);
const missing = LABELS.filter((label) => !Config.Labels[`org.opencontainers.image.${label}`]);
promise('has its labels', missing.length === 0, missing.join(' ') || undefined);

const hardened = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
const fixtures = ['--volume', `${root}fixtures:/fixtures:ro`, '--publish', '127.0.0.1::8000'];
for (const user of USERS) {
  const started = performance.now();
  const id = docker('run', '--detach', ...hardened, ...user, ...fixtures, name);
  try {
    await checkContainer(id, started, user[1] ?? Config.User);
  } finally {
    docker('rm', '--force', id);
  }
}

async function checkContainer(id, started, user) {
  const since = (time) => Math.round(performance.now() - time);
  let { State } = inspect(id);
  while (State.Health?.Status === 'starting' && State.Running && since(started) < PATIENCE_MS) {
    await setTimeout(50);
    ({ State } = inspect(id));
  }
  const waited = since(started);
  const isHealthy = State.Health?.Status === 'healthy';
  promise(
    `user ${user} is healthy at once`,
    isHealthy && waited <= HEALTHY_WITHIN_MS,
    `${waited} ms`,
  );
  if (!isHealthy) console.log(docker('logs', id), JSON.stringify(State));
  const address = docker('port', id, '8000').split('\n')[0];
  const health = await (await fetch(`http://${address}/__admin/health`)).json();
  promise('answers with its version', health.version === version, health.version);
  const written = docker('diff', id)
    .replaceAll(/^[AC] \/fixtures$/gm, '')
    .trim();
  promise('has written nothing', written === '', written || undefined);
  const asked = performance.now();
  docker('stop', id);
  const [took, { ExitCode }] = [since(asked), inspect(id).State];
  promise(
    'stops within a second, with 0',
    took <= STOPPED_WITHIN_MS && ExitCode === 0,
    `${took} ms, ${ExitCode}`,
  );
}
