/** The file field. Source: BEHAVIOUR 5, `proof`; DRF 3.15 FileField. */
import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../src/drf/file-field.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { describeField } from './describe-field.ts';

const NO_FILE = 'The submitted data was not a file. Check the encoding type on the form.';
const named = (name: string, text = 'x'): UploadedFile => new UploadedFile(name, Buffer.from(text));
const exact = named(`${'a'.repeat(96)}.pdf`);
const short = named('😀'.repeat(100));

describeField('file with a name of at most 100 characters', readFile(100), {
  valid: [
    [exact, exact],
    [short, short],
  ],
  invalid: [
    ['""', NO_FILE],
    ['"receipt.pdf"', NO_FILE],
    ['1', NO_FILE],
    ['1.5', NO_FILE],
    ['false', NO_FILE],
    ['[]', NO_FILE],
    ['{}', NO_FILE],
    ['"http://mock.test/api/media/ed000000000040008000000000000001/"', NO_FILE],
    [named('a.pdf', ''), 'The submitted file is empty.'],
    [named('a'.repeat(101), ''), 'The submitted file is empty.'],
    [
      named(`${'b'.repeat(97)}.pdf`),
      'Ensure this filename has at most 100 characters (it has 101).',
    ],
    [named('c'.repeat(400)), 'Ensure this filename has at most 100 characters (it has 255).'],
  ],
});

describe('readFile', () => {
  it('counts code points', () => {
    expect(readFile(1)(named('😀'))).toMatchObject({ valid: true });
  });
});
