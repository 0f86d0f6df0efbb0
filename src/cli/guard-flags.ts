/** The flags that say whom a server lets in. */
import { ADMIN_ORIGIN, ADMIN_TOKEN, ALLOWED_HOST } from '../server/guard/guard-options.ts';
import type { Flag } from './flag.ts';

/** Of the server that asks for it, and of whoever asks the server. */
export const ADMIN_TOKEN_FLAG = {
  name: 'admin-token',
  kind: 'value',
  variable: 'WALDUR_MOCK_ADMIN_TOKEN',
  placeholder: '<token>',
  reads: ADMIN_TOKEN,
  isSecret: true,
  help: 'what the control plane asks for (nothing); others see a flag, and no variable',
} as const satisfies Flag;

export const GUARD_FLAGS = [
  {
    name: 'allowed-hosts',
    kind: 'list',
    variable: 'WALDUR_MOCK_ALLOWED_HOSTS',
    placeholder: '<name>',
    reads: ALLOWED_HOST,
    help: 'host name that the control plane is reached by too; .example.com is all below it; repeat it',
  },
  {
    name: 'admin-origins',
    kind: 'list',
    variable: 'WALDUR_MOCK_ADMIN_ORIGINS',
    placeholder: '<origin>',
    reads: ADMIN_ORIGIN,
    help: 'origin whose pages may use the control plane, such as https://app.example.com; repeat it',
  },
  ADMIN_TOKEN_FLAG,
  {
    name: 'require-sandbox',
    kind: 'on',
    variable: 'WALDUR_MOCK_REQUIRE_SANDBOX',
    help: 'refuse API requests that name no sandbox, with 421',
  },
] as const satisfies readonly Flag[];
