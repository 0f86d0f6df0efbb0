/** Server-sent events are the same wherever the stream is cut. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEventParser, type ServerEvent } from '../../src/inspector/client/event-parser.ts';

const STREAM = [
  ': hello\r\n\r\n',
  'id: 7\nevent: request\ndata: {"a":1}\n\n',
  'data: one\ndata:two\ndata\n\n',
  'event: only a name\n\n',
  'id\nevent: changed\r\ndata:  kept\r\n\r\n',
  'data: never ended',
].join('');

const EVENTS: readonly ServerEvent[] = [
  { event: 'request', data: '{"a":1}', id: '7' },
  { event: 'message', data: 'one\ntwo\n', id: '7' },
  { event: 'changed', data: ' kept', id: '' },
];

function parsed(pieces: readonly string[]): readonly ServerEvent[] {
  const events: ServerEvent[] = [];
  const parse = createEventParser((event) => events.push(event));
  for (const piece of pieces) parse(piece);
  return events;
}

describe('createEventParser', () => {
  it('tells each event once it is whole, with its name and the last id', () => {
    expect(parsed([STREAM])).toEqual(EVENTS);
  });

  it('tells the same of a stream that comes in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(STREAM.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
        const pieces = places.slice(1).map((end, each) => STREAM.slice(places[each], end));
        expect(parsed(pieces)).toEqual(EVENTS);
      }),
    );
  });
});
