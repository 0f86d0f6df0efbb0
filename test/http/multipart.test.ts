/** Multipart bodies over a socket. Source: BEHAVIOUR 5 and 6; Django 4.2 http/multipartparser. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { UTF_8 } from '../../src/drf/charset.ts';
import { emptyReply } from '../../src/drf/reply.ts';
import { anyText } from '../any-text.ts';
import { makeApp, tellParts } from './serve.ts';

const BOUNDARY = 'abc';
const CRLF = '\r\n';

interface Part {
  /** What follows `Content-Disposition: `, or all header lines. */
  readonly head: string;
  readonly content: string;
}

const field = (name: string, content: string): Part => ({
  head: `Content-Disposition: form-data; name="${name}"`,
  content,
});
const file = (parameters: string, content = 'x'): Part => ({
  head: `Content-Disposition: form-data; name="proof"; ${parameters}${CRLF}Content-Type: text/plain`,
  content,
});
const write = (parts: readonly Part[], boundary = BOUNDARY): string =>
  `${parts.map(({ head, content }) => `--${boundary}${CRLF}${head}${CRLF}${CRLF}${content}${CRLF}`).join('')}--${boundary}--${CRLF}`;

/** The parts that a handler gets of a body. */
async function readBack(
  body: string | Buffer,
  boundary = BOUNDARY,
  type = `multipart/form-data; boundary="${boundary.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
): Promise<unknown> {
  const { app, told } = makeApp(tellParts(boundary));
  const answer = await request(app)
    .post('/')
    .set('Content-Type', type)
    .serialize((bytes) => bytes)
    .send(Buffer.from(body));
  expect(told.errors).toEqual([]);
  return answer.body;
}

const SUM = field('sum', '1');
/** Fills the 1024 bytes in which headers end, line ends counted. */
const LONGEST_NAME = 'n'.repeat(1024 - 3 * CRLF.length - field('', '').head.length);

describe('parts', () => {
  it.each([
    ['none', [], []],
    ['a field', [SUM], [['sum', '1']]],
    ['an empty field', [field('sum', '')], [['sum', '']]],
    ['a field of many lines', [field('a', '\r\n\n\r\r\n--\r\n')], [['a', '\r\n\n\r\r\n--\r\n']]],
    ['a field that is not ASCII', [field('õ', 'é€😀')], [['õ', 'é€😀']]],
    [
      'a typed field',
      [{ ...SUM, head: `${SUM.head}${CRLF}Content-Type: text/plain` }],
      [['sum', '1']],
    ],
    [
      'a field in another character set, read as UTF-8',
      [{ ...SUM, head: `${SUM.head}${CRLF}Content-Type: text/plain; charset=latin1` }],
      [['sum', '1']],
    ],
    [
      'brackets',
      [field('a[b][]', '1'), field('a[b]', '2')],
      [
        ['a[b][]', '1'],
        ['a[b]', '2'],
      ],
    ],
    ['large brackets', [field('a[99999999]', '1')], [['a[99999999]', '1']]],
    [
      'names of all objects',
      [field('__proto__', '1'), field('constructor', '2'), field('toString[x]', '3')],
      [
        ['__proto__', '1'],
        ['constructor', '2'],
        ['toString[x]', '3'],
      ],
    ],
    [
      'repeated names',
      [field('a', '1'), SUM, field('a', '2')],
      [
        ['a', '1'],
        ['sum', '1'],
        ['a', '2'],
      ],
    ],
    ['a name without text', [field('', '1')], [['', '1']]],
    ['a long name', [field('n'.repeat(500), '1')], [['n'.repeat(500), '1']]],
    ['a file', [file('filename="a.txt"', 'õ')], [['proof', 'a.txt', 'õ']]],
    ['an empty file', [file('filename="a.txt"', '')], [['proof', 'a.txt', '']]],
    ['an empty file name', [file('filename=""', 'text')], [['proof', 'text']]],
    ['an empty file name and text', [file('filename=""', '')], [['proof', '']]],
    ['a name that is not ASCII', [file('filename="tõend €.pdf"')], [['proof', 'tõend €.pdf', 'x']]],
    [
      'a name as RFC 2231 has it',
      [file(`filename="x.pdf"; filename*=UTF-8''t%C3%B5end.pdf`)],
      [['proof', 'tõend.pdf', 'x']],
    ],
    ['a name with its path', [file('filename="../../etc/passwd"')], [['proof', 'passwd', 'x']]],
    ['a name of Windows', [file('filename="C:\\dir\\a.txt"')], [['proof', 'a.txt', 'x']]],
    [
      'names that clean up to nothing',
      [file('filename=".."'), file('filename="a/"'), SUM],
      [['sum', '1']],
    ],
    [
      'two files',
      [file('filename="a.txt"', '1'), file('filename="b.txt"', '2')],
      [
        ['proof', 'a.txt', '1'],
        ['proof', 'b.txt', '2'],
      ],
    ],
    [
      'a text and a file of one name, in their order',
      [file('filename="a.txt"', '1'), field('proof', 'text')],
      [
        ['proof', 'a.txt', '1'],
        ['proof', 'text'],
      ],
    ],
    [
      'a part without a name',
      [{ head: 'Content-Disposition: form-data', content: 'x' }, SUM],
      [['sum', '1']],
    ],
    ['a part without a disposition', [{ head: 'X-Other: 1', content: 'x' }, SUM], [['sum', '1']]],
    [
      'a disposition among others',
      [{ head: `A: b${CRLF}${SUM.head}${CRLF}C`, content: '1' }],
      [['sum', '1']],
    ],
    ['the longest headers', [field(LONGEST_NAME, '1')], [[LONGEST_NAME, '1']]],
    ['headers too long, which make no part', [field(`${LONGEST_NAME}n`, '1'), SUM], [['sum', '1']]],
  ])('are read: %s', async (_, parts, expected) => {
    expect(await readBack(write(parts))).toEqual(expected);
  });

  it('hold many fields and files', async () => {
    const parts = Array.from({ length: 1000 }, (_, index) =>
      index % 10 === 0 ? file(`filename="${index}"`, `${index}`) : field(`${index}`, `${index}`),
    );
    const read = await readBack(write(parts));
    expect(read).toHaveLength(1000);
    expect(read).toContainEqual(['1', '1']);
    expect(read).toContainEqual(['proof', '990', '990']);
  });

  it('hold long text', async () => {
    const text = 'x'.repeat(800_000);
    expect(await readBack(write([field('a', text)]))).toEqual([['a', text]]);
  });

  it.each([
    ['as much text as Django reads', [field('ab', 'x'.repeat(2_621_436))], 200],
    ['a byte more', [field('ab', 'x'.repeat(2_621_437))], 400],
    ['a text more', [field('ab', 'x'.repeat(2_621_436)), field('', '')], 400],
    ['a file of any length', [file('filename="a"', 'x'.repeat(2_700_000)), field('a', '')], 200],
  ])('hold %s: %s', async (_case, parts, status) => {
    const { app } = makeApp(tellParts(BOUNDARY), { maxBodyBytes: 3_000_000 });
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    const answer = await request(app).post('/').set('Content-Type', type).send(write(parts));
    expect(answer.status).toBe(status);
  });

  it('hold text that is no UTF-8, its bytes replaced', async () => {
    const body = Buffer.from(write([field('a', '\xff')]), 'latin1');
    expect(await readBack(body)).toEqual([['a', '\ufffd']]);
  });
});

describe('a body', () => {
  const whole = write([SUM]);
  const head = SUM.head;

  it.each([
    ['without the boundary', 'xyz', []],
    ['of the boundary alone', '--abc', []],
    ['of the end alone', '--abc--\r\n', []],
    ['with a preamble', `preamble\r\n${whole}`, [['sum', '1']]],
    ['with an epilogue', `${whole}epilogue`, [['sum', '1']]],
    ['without a line end at its end', whole.trimEnd(), [['sum', '1']]],
    ['with blanks after the boundary', whole.replace('--abc\r\n', '--abc \t\r\n'), [['sum', '1']]],
    ['of line feeds alone', whole.replaceAll('\r\n', '\n'), []],
    ['with a line feed before its end', whole.replace('1\r\n', '1\n'), [['sum', '1']]],
    ['with a carriage return before its end', whole.replace('1\r\n', '1\r'), [['sum', '1']]],
    ['with nothing before its end', whole.replace('1\r\n', '1'), [['sum', '1']]],
    ['without its end', `--abc\r\n${head}\r\n\r\n1\r\n`, [['sum', '1\r\n']]],
    ['cut off in a text', `--abc\r\n${head}\r\n\r\n12`, [['sum', '12']]],
    ['cut off in a boundary', `--abc\r\n${head}\r\n\r\n1\r\n--ab`, [['sum', '1\r\n--ab']]],
    ['cut off in the headers', `${whole.slice(0, -4)}\r\n${head}\r\n`, [['sum', '1']]],
    ['cut off in a file, which is lost', `--abc\r\n${file('filename="a"').head}\r\n\r\n12`, []],
    [
      'cut off behind the boundary that ends a file, which is lost',
      `--abc\r\n${file('filename="a"').head}\r\n\r\n12\r\n--abc`,
      [],
    ],
    ['cut off behind the boundary that ends a text', whole.slice(0, -4), [['sum', '1']]],
    ['with a boundary in a text', write([field('a', '1 --abc 2')]), [['a', '1 ']]],
    [
      'with part of a boundary in a text',
      write([field('a', '--ab\r\n--xabc')]),
      [['a', '--ab\r\n--xabc']],
    ],
    [
      'with a whole part in a text',
      write([field('a', `1\r\n--abc\r\n${head}\r\n\r\n2`)]),
      [
        ['a', '1'],
        ['sum', '2'],
      ],
    ],
    ['with a longer boundary', whole.replace('--abc\r\n', '--abcdef\r\n'), [['sum', '1']]],
    [
      'with text after its end',
      `${whole}--abc\r\n${head}\r\n\r\n2\r\n`,
      [
        ['sum', '1'],
        ['sum', '2\r\n'],
      ],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await readBack(body)).toEqual(expected);
  });

  it.each(['a', 'a b', "'()+_,-./:=?", 'a"b\\c;d', 'x'.repeat(201), '-'])(
    'is cut at the boundary %j, however it is quoted',
    async (boundary) => {
      expect(await readBack(write([SUM, field('b', '2')], boundary), boundary)).toEqual([
        ['sum', '1'],
        ['b', '2'],
      ]);
    },
  );

  it.each([
    'Multipart/Form-Data; Boundary=abc',
    'multipart/form-data; boundary=other; boundary=abc',
    "multipart/form-data; boundary*=utf-8''abc",
    'multipart/mixed; boundary=abc',
    'multipart/form-data',
    'text/plain',
  ])('is cut at the boundary that the parser names, with %s', async (type) => {
    expect(await readBack(whole, BOUNDARY, type)).toEqual([['sum', '1']]);
  });

  it('is taken apart as often as it is asked for', async () => {
    const { app } = makeApp(async (call) => {
      await tellParts(BOUNDARY)(call);
      return tellParts(BOUNDARY)(call);
    });
    const answer = await request(app)
      .post('/')
      .set('Content-Type', 'multipart/form-data')
      .send(whole);
    expect(answer.body).toEqual([['sum', '1']]);
  });

  it('gives back what FormData wrote', async () => {
    const form = new FormData();
    form.append('sum', '1.50');
    form.append('õ "x"', 'a\r\nb');
    form.append('proof', new Blob(['%PDF']), 'tõend.pdf');
    const sent = new Response(form);
    const type = sent.headers.get('content-type') ?? '';
    const boundary = type.replace(/^.*boundary=/, '');
    expect(await readBack(Buffer.from(await sent.arrayBuffer()), boundary, type)).toEqual([
      ['sum', '1.50'],
      ['õ %22x%22', 'a\r\nb'],
      ['proof', 'tõend.pdf', '%PDF'],
    ]);
  });

  it('of any bytes neither throws nor hangs', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '--abc',
        '\r\n',
        '\n',
        '--',
        'abc',
        head,
        'filename="a"',
        ';',
        '\r\n\r\n',
        '"',
      ),
      anyText(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.uint8Array(), async (pieces, bytes) => {
        const body = Buffer.concat([Buffer.from(pieces.join('')), bytes]);
        const { app, told } = makeApp(async (call) => {
          const parts = await call.body.parts(BOUNDARY, UTF_8);
          return emptyReply(parts.every(([name]) => typeof name === 'string') ? 200 : 500);
        });
        const answer = await request(app)
          .post('/')
          .set('Content-Type', 'multipart/form-data; boundary=abc')
          .serialize((sent) => sent)
          .send(body);
        expect([answer.status, told.errors]).toEqual([200, []]);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('gives back any parts whose text holds no boundary', async () => {
    const name = fc.stringMatching(/^[a-z_[\]õ]{1,9}$/);
    const text = anyText().filter((each) => !each.includes('--abc'));
    const part = fc.tuple(name, text, fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(part), async (parts) => {
        const body = write(
          parts.map(([each, content, isFile]) => ({
            head: `Content-Disposition: form-data; name="${each}"${isFile ? '; filename="f"' : ''}`,
            content,
          })),
        );
        const expected = parts.map(([each, content, isFile]) =>
          isFile ? [each, 'f', content] : [each, content],
        );
        expect(await readBack(body)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
