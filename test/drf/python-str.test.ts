/** What Python's str() shows; expectations made with Python 3.11. */
import { describe, expect, it } from '@jest/globals';
import { pythonStr, pythonTypeName } from '../../src/drf/python-str.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { json } from './json-input.ts';

describe('pythonStr', () => {
  it.each([
    ['"it\'s"', "it's"],
    ['null', 'None'],
    ['true', 'True'],
    ['false', 'False'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.0', '1.0'],
    ['1e16', '1e+16'],
    ['1e400', 'inf'],
    ['[]', '[]'],
    ['{}', '{}'],
    ['[1, "a", [null]]', "[1, 'a', [None]]"],
    ['{"a": {"b": 1.50}}', "{'a': {'b': 1.5}}"],
    ['{"b": [{"1": 2, "a": 3}], "10": 1, "2": 4, "b": 5}', "{'b': 5, '10': 1, '2': 4}"],
    ['[{"b": 1, "1": 2, "01": {"a": 0, "0": 1}}]', "[{'b': 1, '1': 2, '01': {'a': 0, '0': 1}}]"],
    ['["it\'s"]', '["it\'s"]'],
    ['["it\'s \\"x\\""]', "['it\\'s \"x\"']"],
    ['["\\\\ \\n\\r\\t"]', "['\\\\ \\n\\r\\t']"],
    ['["\\u0000\\u007f\\u00a0\\u2028"]', "['\\x00\\x7f\\xa0\\u2028']"],
    ['["\\udb40\\udc01"]', "['\\U000e0001']"],
    ['["\\ud800"]', "['\\ud800']"],
    ['["õ€😀 "]', "['õ€😀 ']"],
  ])('shows %s as %s', (text, shown) => {
    expect(pythonStr(json(text))).toBe(shown);
  });

  it('shows a file by its name', () => {
    expect(pythonStr(new UploadedFile('slip.pdf', Buffer.from('x')))).toBe('slip.pdf');
  });
});

describe('pythonTypeName', () => {
  it.each([
    ['"x"', 'str'],
    ['1', 'int'],
    ['1.0', 'float'],
    ['true', 'bool'],
    ['[]', 'list'],
    ['{}', 'dict'],
    ['null', 'NoneType'],
  ])('of %s is %s', (text, name) => {
    expect(pythonTypeName(json(text))).toBe(name);
  });

  it('of a file is that of its class', () => {
    const file = new UploadedFile('slip.pdf', Buffer.from('x'));
    expect(pythonTypeName(file)).toBe('InMemoryUploadedFile');
  });
});
