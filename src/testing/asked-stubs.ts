/** The stubs of a test's server, asked over HTTP. */
import type { Capabilities } from '../sandbox/capabilities.ts';
import { type Asked, listIn } from './asked.ts';
import type { ControlPlane } from './control-plane.ts';

export type AskedStubs = Asked<
  Capabilities['stubs'],
  'add' | 'addAll' | 'replace' | 'list' | 'remove' | 'clear'
>;

export function stubsOf(ask: ControlPlane): AskedStubs {
  return {
    add: async (stub) => Object(await ask('POST', '/stubs', stub)),
    addAll: async (stubs) => listIn(await ask('POST', '/stubs', stubs), 'stubs'),
    replace: async (stubs) => listIn(await ask('PUT', '/stubs', stubs), 'stubs'),
    list: async () => listIn(await ask('GET', '/stubs'), 'stubs'),
    remove: async (uuid) => void (await ask('DELETE', `/stubs/${encodeURIComponent(uuid)}`)),
    clear: async () => void (await ask('DELETE', '/stubs')),
  };
}
