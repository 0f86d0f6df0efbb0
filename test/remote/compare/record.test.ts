/** What drifts is written down to be played again, and tells nothing of whose it was. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { startMockServer } from '../../../src/index.ts';
import { useTemporaryFolder } from '../../cli/temporary-folder.ts';
import { type Bending, bendingProxy } from './bending-proxy.ts';
import { answers, rows } from './bends.ts';
import { comparing, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

const folder = useTemporaryFolder();

const SECRETS = ['Zyxwortha', 'Qwlmn', 'kvartz.example', '77123456', 'geheimnis'];
const [NAME, STREET, DOMAIN, PHONE, OTHER] = SECRETS;
const CUSTOMER = 'ca000000-0000-4000-8000-0000000000f1';
const WORLD = {
  users: [
    { username: 'u.zyxwortha', token: 'YOUR_API_TOKEN', is_staff: true, full_name: NAME ?? '' },
  ],
  customers: [
    {
      ...{ uuid: CUSTOMER, name: `${NAME} ${STREET}`, email: `${NAME}@${DOMAIN}` },
      ...{ phone_number: PHONE ?? '', address: `${STREET} 77` },
    },
  ],
  payment_profiles: [
    {
      uuid: 'fa000000-0000-4000-8000-0000000000f1',
      name: `${NAME} profile`,
      organization: CUSTOMER,
      is_active: true,
    },
  ],
  payments: [
    {
      profile: 'fa000000-0000-4000-8000-0000000000f1',
      sum: '77123.45',
      date_of_payment: '2021-03-04',
    },
  ],
};

const BENT: Bending = {
  after: (answer, asked) => {
    const first = rows('customers', (row) => ({
      ...row,
      note: `for ${OTHER} of ${NAME}`,
      remarks: { [`${OTHER}`]: 3 },
    }))(answer, asked);
    return typeof first === 'string'
      ? first
      : answers(
          (_, { status }) => status === 404,
          (each) => ({ ...each, body: each.body.replace('query', `query by ${OTHER}`) }),
        )(first, asked);
  },
};

interface Step {
  readonly as: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Record<string, string>;
  };
  readonly response: { readonly status: number; readonly json?: Record<string, unknown> };
}

interface PlayedStep {
  readonly diffs?: readonly string[];
}

/** What the player of the conformance tests finds, against a mock. */
async function played(cases: string): Promise<readonly PlayedStep[]> {
  await using mock = await startMockServer({ contract: 'deployed' });
  const player = fileURLToPath(new URL('../../conformance/replay.mjs', import.meta.url));
  const [worlds, told] = [join(cases, 'worlds'), folder.path('told.json')];
  const files = ['--cases', cases, '--worlds', worlds, '--json-report', told];
  await new Promise<void>((resolve) => {
    execFile(process.execPath, [player, '--base', mock.url, ...files, '--quiet'], () => resolve());
  });
  const { themes }: { themes: { cases: { steps: PlayedStep[] }[] }[] } = JSON.parse(
    readFileSync(told, 'utf8'),
  );
  return themes.flatMap((theme) => theme.cases.flatMap(({ steps }) => steps));
}

describe('a record', () => {
  it('is of the exchanges that drift, over a world in which they can be asked', async () => {
    await using proxy = await bendingProxy({ contract: 'deployed', fixtures: WORLD }, BENT);
    const record = folder.path('drift.json');
    const report = await comparing(proxy.url, { contract: 'deployed', record });
    const text = readFileSync(record, 'utf8');
    const world = readFileSync(folder.path('worlds/drift.json'), 'utf8');
    for (const secret of SECRETS) {
      expect([secret, (text + world).toLowerCase().includes(secret.toLowerCase())]).toEqual([
        secret,
        false,
      ]);
    }
    expect(text + world).not.toMatch(/YOUR_API_TOKEN|0000000000f1|2021-03-04/);
    const cases: readonly { world: string; why: string; steps: readonly Step[] }[] =
      JSON.parse(text);
    expect(cases).toHaveLength(report.counts.drift);
    expect(new Set(cases.map((each) => each.world))).toEqual(new Set(['drift']));

    const rowCase = cases.find(({ why }) => why.startsWith('customers_retrieve: /note'));
    const [step] = rowCase?.steps ?? [];
    if (step === undefined) throw new Error('The row of the organization was not recorded.');
    await using mock = await startMockServer({ contract: 'deployed', fixtures: JSON.parse(world) });
    const { users } = JSON.parse(world);
    const token = users.find(({ username }: { username: string }) => username === step.as).token;
    const answer = await fetch(mock.url + step.request.path, {
      headers: { ...step.request.headers, Authorization: `Token ${token}` },
    });
    const { name, email, uuid } = Object(await answer.json());
    expect([answer.status, step.response.status]).toEqual([200, 200]);
    expect({ ...step.response.json }).toMatchObject({
      name,
      email,
      uuid,
      note: expect.stringMatching(/^for x+ of x+$/),
    });
  });

  it('is played by the player, and differs from the mock in what drifts alone', async () => {
    const bent = rows('payments', (row) => ({ ...row, extra: `${OTHER}` }));
    const patched = answers(
      ({ method }, { status }) => method === 'PATCH' && status === 200,
      (each) => ({ ...each, body: each.body.replace('{', '{"more": true,') }),
    );
    const after: Bending['after'] = (answer, asked) => {
      const first = bent(answer, asked);
      return typeof first === 'string' ? first : patched(first, asked);
    };
    await using proxy = await bendingProxy({ contract: 'deployed', fixtures: WORLD }, { after });
    const record = folder.path('played/drift.json');
    mkdirSync(dirname(record));
    const report = await comparing(proxy.url, {
      ...{ contract: 'deployed', record, refusals: true, write: { customer: CUSTOMER } },
    });
    const text = readFileSync(record, 'utf8').toLowerCase();
    expect(SECRETS.filter((secret) => text.includes(secret.toLowerCase()))).toEqual([]);
    expect(text).not.toMatch(/your_api_token|0000000000f1|2021-03-04/);
    const steps = await played(dirname(record));
    const isBent = (diff: string) => /^body(\[\d+\])?\.(extra|more): missing/.test(diff);
    expect(steps.flatMap(({ diffs = [] }) => diffs).filter((diff) => !isBent(diff))).toEqual([]);
    expect(report.counts.drift).toBeGreaterThan(10);
    expect(steps.filter(({ diffs }) => diffs).length).toBe(report.counts.drift);
  });

  it('is an empty list where nothing drifts', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const record = folder.path('none.json');
    await comparing(server.url, { contract: 'deployed', record });
    expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual([]);
  });
});
