/** The options of the library, each with the words that its type has in the source. */
import { readFileSync } from 'node:fs';
import { code, tableOf } from './markdown.ts';

const INTERFACES = [
  ['src/server/options.ts', 'ServerOptions', 'Both functions take:'],
  ['src/server/options.ts', 'ListenOptions', '`startMockServer` takes these too:'],
  [
    'src/server/elsewhere-options.ts',
    'ElsewhereOptions',
    'Who answers what the mock does not serve:',
  ],
  ['src/server/guard/guard-options.ts', 'GuardOptions', 'Who may use the control plane:'],
  ['src/values/limits.ts', 'LimitOptions', 'Limits on what clients can pile up:'],
] as const;

export function optionSection(root: URL): string {
  return INTERFACES.flatMap(([file, name, title]) => {
    const members = membersIn(readFileSync(new URL(file, root), 'utf8'), name);
    const rows = members.map(({ name, type, says }) => [code(name), code(type), says]);
    return [title, '', ...tableOf(['option', 'type', ''], rows), ''];
  }).join('\n');
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly says: string;
}

/** The members of an interface, with their comments. @throws Error for a member without one */
function membersIn(source: string, name: string): readonly Member[] {
  const [, body = ''] =
    new RegExp(`interface ${name}\\b[^{]*\\{\\n(.*?)\\n\\}`, 's').exec(source) ?? [];
  const found = Array.from(
    body.matchAll(/\/\*\*\s+(.*?)\s+\*\/\s+readonly (\w+)\?: ([^;]+);/gs),
    ([, says = '', member = '', type = '']) => ({
      name: member,
      type,
      says: says.replace(/\n\s*\*/g, ''),
    }),
  );
  const all = body.match(/^ {2}readonly \w+/gm) ?? [];
  if (found.length === 0 || found.length < all.length) {
    throw new Error(`A member of ${name} has no comment.`);
  }
  return found;
}
