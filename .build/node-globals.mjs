/** What packages take from the global object: bound to Node's own, as a browser-like Jest environment has none of it. */
export { setImmediate } from 'node:timers';
