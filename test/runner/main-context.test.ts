/** What one test file leaves changed in its process, the next one in the same worker does not find. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rememberProcess } from './main-context.ts';

const kept = Object(Reflect.get(globalThis, Symbol.for('$$jest-matchers-object')));
const { matchers } = kept;
let folder = '';
let matchersAfter: object;

beforeAll(() => {
  folder = process.cwd();
  const putBack = rememberProcess();
  expect.extend({ toBeLeft: () => ({ pass: true, message: () => '' }) });
  Reflect.set(globalThis, 'left', 'yes');
  Reflect.set(globalThis, 'fetch', () => 'nothing');
  process.env['LEFT'] = 'yes';
  process.env['PATH'] = '';
  process.exitCode = 3;
  process.chdir('/');
  process.on('SIGHUP', left);
  process.exit = () => {
    throw new Error('not so');
  };
  putBack();
  matchersAfter = kept.matchers;
  kept.matchers = matchers;
});

afterAll(() => {
  Reflect.deleteProperty(matchers, 'toBeLeft');
});

function left() {
  return undefined;
}

it.each<[string, () => unknown, unknown]>([
  ['a matcher', () => Object.keys(matchersAfter), []],
  ['a global of its own', () => Reflect.has(globalThis, 'left'), false],
  ['a global of Node', () => fetch.name, 'fetch'],
  ['a variable of its own', () => process.env['LEFT'], undefined],
  ['a variable that was there', () => process.env['PATH'] !== '', true],
  ['the exit code', () => process.exitCode, undefined],
  ['the working directory', () => process.cwd() === folder, true],
  ['a listener of a signal', () => process.listeners('SIGHUP').includes(left), false],
  ['how the process ends', () => String(process.exit).includes('not so'), false],
])('%s is put back', (_, found, before) => {
  expect(found()).toEqual(before);
});
