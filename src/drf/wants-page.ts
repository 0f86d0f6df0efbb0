/** Whether whoever asks is a browser that is about to show what it gets. */
import { parseMediaType } from './media-type.ts';
import type { Request } from './request.ts';

const HTML_TYPE = 'text/html';

/**
 * True where `Accept` names `text/html` by its own name, and no other type before it. Clients of APIs ask for JSON, or for
 * anything. Source: developer.mozilla.org, "List of default Accept values".
 */
export function wantsPage({ accept = '' }: Request['headers']): boolean {
  const asked = accept.split(',').map((text) => {
    const { main, sub, parameters } = parseMediaType(text);
    return { type: `${main}/${sub}`, quality: qualityOf(parameters['q']) };
  });
  const best = Math.max(0, ...asked.map(({ quality }) => quality));
  return best > 0 && asked.find(({ quality }) => quality === best)?.type === HTML_TYPE;
}

/** Of what is no quality: none. Source: RFC 9110, 12.4.2. */
function qualityOf(text = '1'): number {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}
