/** What the options of a server say of its sandboxes. */
import { createUpstream } from '../http/upstream.ts';
import { siteOf } from '../resources/index.ts';
import type { SandboxOptions } from '../sandbox/sandbox-options.ts';
import { parseInstant } from '../values/instant.ts';
import { contractOf, USUAL_CONTRACT } from '../waldur/contract.ts';
import type { ServerOptions } from './options.ts';
import { originOf } from './urls.ts';

/** What the upstream may answer is bounded as bodies of requests are. */
export function sandboxOptionsOf(options: ServerOptions, maxBodyBytes: number): SandboxOptions {
  const { contract = USUAL_CONTRACT, auth = 'strict', randomSeed = 1, now, delayMs = 0 } = options;
  const { showSecrets = false, upstream, upstreamToken: token, adminToken } = options;
  const url = upstream === undefined ? undefined : originOf(upstream);
  const answered = contractOf(contract);
  return {
    site: siteOf(answered),
    contract: answered,
    auth,
    randomSeed,
    now: now === undefined ? undefined : parseInstant(now),
    delayMs,
    showSecrets,
    // A client may send them where they do not belong.
    secrets: [token, adminToken].filter((each) => each !== undefined),
    ...(url === undefined ? {} : { upstream: createUpstream({ url, token, maxBodyBytes }) }),
  };
}
