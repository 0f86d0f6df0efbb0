import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient, type Part } from '../../client.ts';
import { MEDIA, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/payments/';
const good: readonly Part[] = [
  { name: 'profile', value: `/api/payment-profiles/${PROFILE.active}/` },
  { name: 'date_of_payment', value: '2023-10-01' },
  { name: 'sum', value: '1' },
];
const paid = Buffer.from('paid in full\n');
const slip: Part = { name: 'proof', fileName: 'slip.txt', bytes: paid, type: 'text/plain' };

describe.each(CONTRACTS)('the proof of a payment (%s)', (contract) => {
  const api = createClient({ contract });
  const post = (...parts: readonly Part[]) =>
    api.send({ method: 'POST', path: PATH, parts: [...good, ...parts] });
  const download = async (url: string) => api.get(new URL(url).pathname, 'anonymous');

  beforeEach(() => api.reset());

  it('is answered as a URL with a uuid of its own, and can be downloaded by everybody', async () => {
    const { status, json } = await post(slip);
    const uuid =
      contract === 'documented' ? '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' : '[0-9a-f]{32}';
    expect(status).toBe(201);
    expect(json.proof).toMatch(new RegExp(`^http://waldur.test/api/media/${uuid}/$`));
    const file = await download(json.proof);
    expect([file.status, file.text]).toEqual([200, 'paid in full\n']);
    expect(file.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '13',
      'content-disposition': 'attachment; filename="slip.txt"',
    });
  });

  it('keeps every byte', async () => {
    const bytes = Uint8Array.from({ length: 1024 }, (_none, index) => index % 256);
    const { json } = await post({ ...slip, bytes });
    expect((await download(json.proof)).bytes.equals(bytes)).toBe(true);
  });

  it('is replaced by a PATCH under a new URL, and the old file stays', async () => {
    const path = `${PATH}${PAYMENT.withProof}/`;
    const { status, json } = await api.send({ method: 'PATCH', path, parts: [slip] });
    expect(status).toBe(200);
    expect(json.proof).not.toBe(api.url('media', MEDIA.receipt));
    expect(json.sum).toBe('99999999.99');
    expect((await api.get(path)).json.proof).toBe(json.proof);
    expect((await api.get(`/api/media/${MEDIA.receipt}/`)).status).toBe(200);
  });

  it('is replaced by a PUT', async () => {
    const path = `${PATH}${PAYMENT.withProof}/`;
    const { status, json } = await api.send({ method: 'PUT', path, parts: [...good, slip] });
    expect(status).toBe(200);
    expect((await download(json.proof)).text).toBe('paid in full\n');
  });

  it.each<[string, Partial<Ask>]>([
    ['null', { json: { proof: null } }],
    ['a blank of a form', { form: { proof: '' } }],
    ['a blank part', { parts: [{ name: 'proof', value: '' }] }],
    [
      'a part without file name and content',
      { parts: [{ name: 'proof', fileName: '', value: '' }] },
    ],
  ])('is taken away by %s', async (_what, ask) => {
    const path = `${PATH}${PAYMENT.withProof}/`;
    const { status, json } = await api.send({ method: 'PATCH', path, ...ask });
    expect([status, json.proof]).toEqual([200, null]);
    expect((await api.get(path)).json.proof).toBeNull();
  });

  it.each<[string, readonly Part[], string]>([
    [
      'the last of two files',
      [
        { ...slip, value: '1' },
        { ...slip, fileName: 'last.txt' },
      ],
      'last.txt',
    ],
    ['a file before a text part', [slip, { name: 'proof', value: 'text' }], 'slip.txt'],
    ['a file after a text part', [{ name: 'proof', value: '' }, slip], 'slip.txt'],
  ])('is %s', async (_what, parts, name) => {
    const { json } = await post(...parts);
    const { headers } = await download(json.proof);
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  });

  it.each(['.', '..', 'a/', 'a\\'])('is none when its name is %j', async (fileName) => {
    const { status, json } = await post({ ...slip, fileName });
    expect([status, json.proof]).toEqual([201, null]);
  });

  it('is what the bytes are, not what the client calls them', async () => {
    const { json } = await post({ ...slip, fileName: 'x.png', type: 'image/png' });
    expect((await download(json.proof)).headers['content-type']).toBe('text/plain');
  });

  it.each([
    ['a name of 100 characters', `${'a'.repeat(96)}.txt`],
    ['a name with 100 letters beyond ASCII', `${'õ'.repeat(96)}.txt`],
  ])('may have %s', async (_what, fileName) => {
    expect((await post({ ...slip, fileName })).status).toBe(201);
  });

  const tooLong = (length: number) => ({
    proof: [`Ensure this filename has at most 100 characters (it has ${length}).`],
  });
  const withProof = (part: Part): Partial<Ask> => ({ parts: [...good, part] });
  itRefuses(api, { method: 'POST', path: PATH }, [
    [
      'a file of no bytes',
      withProof({ ...slip, bytes: Buffer.alloc(0) }),
      400,
      { proof: ['The submitted file is empty.'] },
    ],
    [
      'a name of 101 characters',
      withProof({ ...slip, fileName: `${'a'.repeat(97)}.txt` }),
      400,
      tooLong(101),
    ],
    [
      'a name of 300 characters, cut to 255',
      withProof({ ...slip, fileName: 'a'.repeat(300) }),
      400,
      tooLong(255),
    ],
    ['a text part', withProof({ name: 'proof', value: 'slip.txt' }), 400, { proof: TEXT.notAFile }],
    ['a file without a name', withProof({ ...slip, fileName: '' }), 400, { proof: TEXT.notAFile }],
    [
      'a file for a sum',
      { parts: [...good.slice(0, 2), { ...slip, name: 'sum' }] },
      400,
      { sum: TEXT.badNumber },
    ],
    [
      'a file for a date',
      { parts: [...good, { ...slip, name: 'date_of_payment' }] },
      400,
      { date_of_payment: TEXT.badDate },
    ],
    [
      'a file for a profile',
      { parts: [...good, { ...slip, name: 'profile' }] },
      400,
      { profile: ['Incorrect type. Expected URL string, received InMemoryUploadedFile.'] },
    ],
    [
      'JSON text',
      { json: { ...Object.fromEntries(good.map(({ name, value }) => [name, value])), proof: '' } },
      400,
      { proof: TEXT.notAFile },
    ],
    [
      'a good file in a payment that is wrong',
      { parts: [slip] },
      400,
      { profile: TEXT.required, date_of_payment: TEXT.required },
    ],
  ]);

  it('goes with the payment that the server fails to store', async () => {
    const before = api.state();
    const { status } = await api.send({
      method: 'POST',
      path: PATH,
      parts: [...good.slice(0, 2), slip],
    });
    expect(status).toBe(contract === 'documented' ? 201 : 500);
    if (contract === 'deployed') expect(api.state()).toEqual(before);
  });
});
