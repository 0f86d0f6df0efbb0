/** What an editor is offered: asks the compiler's language server, as editors do. Source: Language Server Protocol 3.17. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface LanguageServer {
  /** The names that are offered at the mark `▮` in a program. */
  readonly offered: (program: string) => Promise<readonly string[]>;
  readonly close: () => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export function startLanguageServer(project: string, compiler: string): LanguageServer {
  const child = spawn(process.execPath, [compiler, '--lsp', '--stdio'], {
    cwd: project,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let asked = 0;
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method: string, params: unknown): Promise<unknown> => {
    asked += 1;
    const id = asked;
    send({ id, method, params });
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  const take = ({ id, method, params, result }: Message): void => {
    if (id === undefined) return;
    if (method === undefined) waiting.get(id)?.(result);
    else {
      const { items }: { readonly items?: readonly unknown[] } = Object(params);
      send({ id, result: items?.map(() => null) ?? null });
    }
  };
  let bytes = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const end = bytes.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(bytes.toString('latin1', 0, end))?.[1]);
      if (end < 0 || bytes.length < end + 4 + length) return;
      const body = bytes.toString('utf8', end + 4, end + 4 + length);
      bytes = bytes.subarray(end + 4 + length);
      take(JSON.parse(body));
    }
  });
  const rootUri = pathToFileURL(project).href;
  const ready = ask('initialize', { processId: null, rootUri, capabilities: {} });
  let count = 0;
  return {
    async offered(program) {
      await ready;
      if (count === 0) send({ method: 'initialized', params: {} });
      count += 1;
      const [before = ''] = program.split('▮');
      const text = program.replace('▮', '');
      const path = join(project, `offered-${count}.mts`);
      writeFileSync(path, text);
      const uri = pathToFileURL(path).href;
      const opened = { uri, languageId: 'typescript', version: 1, text };
      send({ method: 'textDocument/didOpen', params: { textDocument: opened } });
      const lines = before.split('\n');
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      const found = Object(
        await ask('textDocument/completion', { textDocument: { uri }, position }),
      );
      const items: readonly { readonly label: string }[] = found.items ?? found;
      return items.map(({ label }) => label.replace(/\?$/, ''));
    },
    close: () => child.kill(),
  };
}
