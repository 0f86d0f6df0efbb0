/**
 * Where the server of this container listens, as the system has it: however its port was given (a flag of the image's command,
 * a variable, any free one), and whatever its address. Linux alone; elsewhere, and beside other servers, nothing is found.
 */
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

export interface ServedAddress {
  readonly host: string;
  readonly port: number;
  /** What its command line has behind the script. */
  readonly args: readonly string[];
}

/** The process that all others of a container come from: the server itself, or an init that runs it. */
const FIRST = 1;

export interface Looker {
  /** The path of this very program: another one is none of ours. */
  readonly script: string;
  /** Whether nobody in here started us, as is so of health checks: elsewhere, what an init runs is not our business. */
  readonly isFromOutside: boolean;
  readonly proc?: string;
}

/** Undefined where there is no such server, or no one alone. */
export function servedAddress({
  script,
  isFromOutside,
  proc = '/proc',
}: Looker): ServedAddress | undefined {
  try {
    const own = argsOf(proc, FIRST, script);
    const others = isFromOutside ? childrenOf(proc, FIRST) : [];
    const pids = own === undefined ? others : [FIRST];
    const found = pids.flatMap((pid) => {
      const args = argsOf(proc, pid, script);
      return args === undefined ? [] : listenersOf(proc, pid).map((at) => ({ ...at, args }));
    });
    return found.length === 1 ? found[0] : undefined;
  } catch {
    // Not Linux, or a process that is hidden from us.
    return undefined;
  }
}

/** Undefined where a process does not run the script, or asks as we do. */
function argsOf(proc: string, pid: number, script: string): readonly string[] | undefined {
  const [, ...words] = readFileSync(`${proc}/${pid}/cmdline`, 'utf8').split('\0');
  const at = words.findIndex((word) => !word.startsWith('-'));
  const path = words[at];
  if (path === undefined || realPath(resolve(folderOf(proc, pid), path)) !== realPath(script)) {
    return undefined;
  }
  const args = words.slice(at + 1, -1);
  return args.includes('health') ? undefined : args;
}

function folderOf(proc: string, pid: number): string {
  try {
    return readlinkSync(`${proc}/${pid}/cwd`);
  } catch {
    return '/';
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function childrenOf(proc: string, pid: number): readonly number[] {
  const text = readFileSync(`${proc}/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

/** The sockets of a process that listen. Source: Linux, proc(5) and proc_net(5): state 0A is listening. */
function listenersOf(proc: string, pid: number): readonly Pick<ServedAddress, 'host' | 'port'>[] {
  const folder = `${proc}/${pid}/fd`;
  const own = new Set(readdirSync(folder).map((fd) => socketOf(`${folder}/${fd}`)));
  return ['tcp', 'tcp6'].flatMap((table) =>
    linesOf(`${proc}/${pid}/net/${table}`).flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const [local = '', state, inode] = [fields[1], fields[3], fields[9]];
      if (state !== '0A' || inode === undefined || !own.has(inode)) return [];
      const [address = '', port = ''] = local.split(':');
      return [{ host: addressOf(address), port: Number.parseInt(port, 16) }];
    }),
  );
}

function socketOf(link: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1];
  } catch {
    // It was closed meanwhile.
    return undefined;
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'latin1').split('\n').slice(1);
  } catch {
    // A system without IPv6.
    return [];
  }
}

/** `0100007F` is 127.0.0.1, in hexadecimal and in words of four bytes, each backwards; an IPv6 address has four of them. */
function addressOf(hex: string): string {
  const bytes = Array.from(hex.matchAll(/.{8}/g), ([word]) => Buffer.from(word, 'hex').reverse());
  if (bytes.length === 1) return bytes[0]?.join('.') ?? '';
  const all = Buffer.concat(bytes).toString('hex');
  const { hostname } = new URL(`http://[${all.replace(/.{4}(?=.)/g, '$&:')}]`);
  return hostname.slice(1, -1);
}
