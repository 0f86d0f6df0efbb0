/** The flags of `export`, which no other command takes; it takes none of theirs. */

import { guarded, text } from '../values/schema/scalars.ts';
import { SANDBOX_NAME } from '../values/schema/settings.ts';
import { isHttpUrl } from '../values/url.ts';
import type { Flag } from './flags.ts';
import { ADMIN_TOKEN_FLAG } from './guard-flags.ts';

export const EXPORT_FLAGS = [
  {
    name: 'url',
    kind: 'value',
    variable: 'WALDUR_MOCK_URL',
    placeholder: '<url>',
    reads: guarded(isHttpUrl, 'an http or https URL', { type: 'string' }),
    help: 'where the server is, such as http://127.0.0.1:8000; it may be that of a sandbox',
  },
  {
    name: 'sandbox',
    kind: 'value',
    variable: 'WALDUR_MOCK_EXPORT_SANDBOX',
    placeholder: '<name>',
    reads: SANDBOX_NAME,
    help: 'the sandbox whose state it is (that of the URL)',
  },
  { ...ADMIN_TOKEN_FLAG, help: 'what the control plane of that server asks for (nothing)' },
  {
    name: 'output',
    kind: 'value',
    variable: 'WALDUR_MOCK_EXPORT_OUTPUT',
    placeholder: '<path>',
    reads: text({ minLength: 1, words: 'a file' }),
    help: 'write the fixtures there (standard output)',
  },
] as const satisfies readonly Flag[];

export type ExportFlagName = (typeof EXPORT_FLAGS)[number]['name'];
