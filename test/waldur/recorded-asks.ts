/** What recorded cases ask, to be asked again of servers that differ in one thing. */
import { readFileSync } from 'node:fs';
import type { Ask, Method } from '../client.ts';

/** Themes in which the differences show; others ask a lot of what never differs. */
const THEMES = [
  'link',
  'unlink',
  'payment-profiles',
  'invoices',
  'server-errors',
  'retrieve',
  'create',
];

interface Step {
  readonly as: string;
  readonly request: Readonly<Record<string, unknown>> & {
    readonly method: Method;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string | null>>;
  };
}

interface Case {
  readonly name: string;
  readonly world: string;
  readonly steps: readonly Step[];
}

/** By case, its requests in their order: those of the world `base` that need nothing of an earlier answer. */
export function recordedAsks(origin: string): ReadonlyMap<string, readonly Ask[]> {
  return new Map(
    THEMES.flatMap((theme) => {
      const file = new URL(`../conformance/cases/${theme}.json`, import.meta.url);
      const { host } = new URL(origin);
      const text = readFileSync(file, 'utf8').replaceAll('{{base}}', origin);
      const cases: readonly Case[] = JSON.parse(text.replaceAll('{{host}}', host));
      return cases
        .filter(({ world, steps }) => world === 'base' && steps.every(isPlain))
        .map(({ name, steps }) => [`${theme}/${name}`, steps.map(askOf)] as const);
    }),
  );
}

function isPlain({ request }: Step): boolean {
  const { multipart, rawBase64, headers = {} } = request;
  const isSent = Object.values(headers).every((value) => value !== null);
  return isSent && !multipart && !rawBase64 && !JSON.stringify(request).includes('{{');
}

function askOf({ as, request }: Step): Ask {
  const { method, path, headers = {}, json, form, raw } = request;
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const text = typeof raw === 'string' ? { raw } : {};
  const fields = typeof form === 'object' && form !== null ? { form: { ...form } } : {};
  const headed = { as, method, path, headers: Object.fromEntries(sent) };
  return { ...headed, ...(json === undefined ? {} : { json }), ...fields, ...text };
}
