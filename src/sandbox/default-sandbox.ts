/** The name of the sandbox that requests reach which name none. */
export const DEFAULT_SANDBOX = 'default';
