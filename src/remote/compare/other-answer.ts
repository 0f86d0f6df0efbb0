/** Tells answers that are none to what was asked, such as the page of a proxy: nothing of them is to be compared with the mock's. */
import { inOneLine } from '../../values/one-line.ts';
import type { ComparedProbe } from './compare-report.ts';
import { NO_ANSWER } from './place-difference.ts';

const MOST_TOLD = 80;
/** What servers and proxies take or refuse as such, whatever it is asked of. */
const QUIET = ['HEAD', 'OPTIONS'];
/** What is another one each time: how long to wait, the number of a request. */
const OF_ONE_ANSWER = /[0-9a-f]{8}[0-9a-f-]*|\d+/gi;

/** Of pages, by status and type: an answer to HEAD has none of its own. */
export type PageTitles = ReadonlyMap<string, string>;

export function pageTitles(probes: readonly ComparedProbe[]): PageTitles {
  const titles = new Map<string, string>();
  for (const { answers } of probes) {
    const page = answers && pageIn(answers.real);
    if (page?.title && !titles.has(page.kind)) titles.set(page.kind, page.title);
  }
  return titles;
}

/** A key that the same answers have, and what it is in words; undefined for an answer that can be compared. */
export function otherAnswer(
  { answers, differences, rule, caller, request: { method } }: ComparedProbe,
  titles: PageTitles,
): readonly [key: string, what: string] | undefined {
  const lost = differences.find(({ place }) => place === NO_ANSWER);
  if (lost) {
    // Behind the method and the URL stands why.
    const why = (lost.real ?? '').replace(/^[A-Z]+ \S+: /, '');
    return [`${NO_ANSWER} ${why.replaceAll(OF_ONE_ANSWER, '0')}`, `no answer: ${told(why)}`];
  }
  if (answers === undefined) return undefined;
  const { mock, real } = answers;
  const root = rule.split(':', 1)[0] ?? '';
  const page = pageIn(real);
  const isOther = mock.status !== real.status || pageIn(mock) === undefined;
  if (page && isOther) {
    const title = page.title || titles.get(page.kind) || '';
    const words = title === '' ? 'nothing in it' : `the page "${told(title)}"`;
    // A page that says that nothing is there is about the path.
    const where = real.status === 404 || real.status < 300 ? root : '';
    const key = [page.kind, title.replaceAll(OF_ONE_ANSWER, '0'), where].join('\n');
    return [key, `it answers ${real.status} with ${words}${where && `: ${where}`}`];
  }
  const isBare = real.body === null && (mock.body !== null || method === 'HEAD');
  if (isBare && (mock.status !== real.status || mock.body !== null)) {
    const of = QUIET.includes(method) ? method : root;
    const words = mock.body === null ? '' : ' with nothing in it';
    return [['bare', of, real.status].join('\n'), `${of}: it answers ${real.status}${words}`];
  }
  if (mock.status === real.status) return undefined;
  const said = ` ${JSON.stringify(real.body)}`;
  const everywhere = real.status === 429 || real.status >= 500;
  const where = everywhere ? '' : [root, caller, mock.status].join(' ');
  const words = everywhere ? '' : `${root}: `;
  const instead = everywhere ? '' : `, and not ${mock.status}`;
  return [
    [real.status, everywhere ? said.replaceAll(OF_ONE_ANSWER, '0') : '', where].join('\n'),
    `${words}it answers ${real.status}${everywhere ? told(said) : ''}${instead}`,
  ];
}

interface Page {
  /** Status and type. */
  readonly kind: string;
  /** Empty where it has none, and no words. */
  readonly title: string;
}

/** What is no JSON of the API. An answer without type and body is neither. */
function pageIn({
  status,
  headers,
  body,
}: NonNullable<ComparedProbe['answers']>['real']): Page | undefined {
  const type = headers['content-type'] ?? '';
  if (/[/+]json\b/.test(type) && typeof body !== 'string') return undefined;
  if (type === '' && (body === null || body === '')) return undefined;
  const html = typeof body === 'string' ? body : '';
  const title = titleOf(html) ?? wordsOf(html);
  return { kind: `${status} ${type}`, title: title.replaceAll(/\s+/g, ' ').trim() };
}

/** Undefined where there is none. */
function titleOf(html: string): string | undefined {
  const start = html.search(/<title/i);
  const end = start < 0 ? -1 : html.indexOf('>', start);
  return end < 0 ? undefined : html.slice(end + 1).split('<', 1)[0];
}

/** What stands outside of all tags. */
function wordsOf(html: string): string {
  const [before = '', ...tags] = html.split('<');
  return [before, ...tags.map((tag) => tag.slice(tag.indexOf('>') + 1))].join(' ');
}

function told(text: string): string {
  return inOneLine(text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text);
}
