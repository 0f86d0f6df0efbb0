/** Whether an `Accept` is that of a browser that shows a page. */
import { describe, expect, it } from '@jest/globals';
import { wantsPage } from '../../src/drf/wants-page.ts';

describe('wantsPage', () => {
  it.each([
    'text/html',
    'text/html, */*',
    'TEXT/HTML;charset=utf-8',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'application/json;q=0.1, text/html;q=0.2',
    'image/png;q=0.9, text/html',
  ])('is so of %p', (accept) => {
    expect(wantsPage({ accept })).toBe(true);
  });

  it.each([
    undefined,
    '',
    '*/*',
    'text/*',
    'application/json',
    'application/json, text/html',
    'application/json, text/plain, */*',
    'text/html;q=0',
    'text/html;q=0.4, application/json;q=0.5',
    'text/html;q=wrong',
    'text/htmlx',
    'text',
    ',;=',
  ])('is not so of %p', (accept) => {
    expect(wantsPage(accept === undefined ? {} : { accept })).toBe(false);
  });
});
