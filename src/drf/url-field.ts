/** Absolute URLs. Source: DRF URLField; Django 4.2 core/validators.URLValidator. */
import { isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { BLANKS, codePointLength, isAscii } from '../values/python-text.ts';
import { readText } from './fields.ts';
import { URL_FIELD } from './messages.ts';
import { hasReadableHost } from './relations.ts';

/** Longest URL, in code points. Source: Django models.URLField. */
export const MAX_URL = 200;
/** Longer text is not even looked at. Source: Django URLValidator.max_length. */
const MAX_VALIDATED = 2048;
/** Longest host name. Source: RFC 1034, 3.1. */
const MAX_HOST = 253;

const SCHEMES: readonly string[] = ['http', 'https', 'ftp', 'ftps'];
/** What a host may be written with besides ASCII. */
const LETTERS = '\\u00a1-\\uffff';
const BYTE = '(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)';
const ADDRESS = new RegExp(`^(?:${BYTE}(?:\\.${BYTE}){3}|\\[[0-9a-f:.]+\\])$`, 'iu');
const LABEL = new RegExp(`^(?!-)[a-z${LETTERS}0-9-]{1,63}(?<!-)$`, 'iu');
const LAST_LABEL = new RegExp(`^(?!-)(?:[a-z${LETTERS}-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)$`, 'iu');
const SCHEME = /^[a-z0-9.+-]*:\/\//iu;
const USER = new RegExp(`^[^${BLANKS}:@/]+(?::[^${BLANKS}:@/]*)?@`, 'iu');
/** A host, which is looked at by itself, and what may stand behind it. */
const BEHIND_USER = new RegExp(
  `^(\\[[^\\]]*\\]|[^:/?#]*)(?::[0-9]{1,5})?(?:[/?#][^${BLANKS}]*)?$`,
  'iu',
);

/** An absolute URL, which is kept as it was sent. What is no text is told in the words of what is no URL. */
export function readUrl({ allowBlank = false }: { readonly allowBlank?: boolean } = {}) {
  const mistake = URL_FIELD.invalid_url.detail();
  return readText({
    maxLength: MAX_URL,
    allowBlank,
    invalid: mistake,
    form: { test: isAbsoluteUrl, mistake },
  });
}

function isAbsoluteUrl(text: string): boolean {
  const [scheme = ''] = text.split('://', 1);
  const isLong = text.length > MAX_VALIDATED && codePointLength(text) > MAX_VALIDATED;
  if (isLong || /[\t\r\n]/.test(text) || !SCHEMES.includes(scheme.toLowerCase())) return false;
  if (!hasReadableHost(text)) return false;
  const authority = /^[^:]*:\/\/([^/?#]*)/.exec(text)?.[1] ?? '';
  if (isWritten(text)) {
    const address = /^\[(.+)\](?::[0-9]{1,5})?$/.exec(authority)?.[1];
    if (address !== undefined && !isIPv6(address)) return false;
  } else if (!isUrlInAscii(text, scheme, authority)) return false;
  const length = codePointLength(hostOf(authority));
  return length > 0 && length <= MAX_HOST;
}

/** What Django's pattern asks for, part by part: in one piece it would take more than linear time. */
function isWritten(text: string): boolean {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return false;
  const rest = text.slice(scheme.length);
  const user = USER.exec(rest)?.[0] ?? '';
  return isHostWritten(rest.slice(user.length)) || (user !== '' && isHostWritten(rest));
}

function isHostWritten(text: string): boolean {
  const host = BEHIND_USER.exec(text)?.[1];
  if (host === undefined) return false;
  if (host.toLowerCase() === 'localhost' || ADDRESS.test(host)) return true;
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.');
  const last = labels.pop() ?? '';
  return labels.length > 0 && labels.every((each) => LABEL.test(each)) && LAST_LABEL.test(last);
}

/** Whether it is one once its host is written as IDNA has it. */
function isUrlInAscii(text: string, scheme: string, authority: string): boolean {
  if (isAscii(authority)) return false;
  const labels = authority.split(/[.\u3002\uff0e\uff61]/);
  const isRooted = labels.length > 1 && labels.at(-1) === '';
  const written = (isRooted ? labels.slice(0, -1) : labels).map(asciiLabel);
  if (written.includes('')) return false;
  const rest = text.slice(scheme.length + '://'.length + authority.length);
  return isWritten(`${scheme}://${written.join('.')}${isRooted ? '.' : ''}${rest}`);
}

/** What IDNA leaves out of a label. Source: RFC 3454, table B.1. */
const LEFT_OUT = /[\u00ad\u1806\u200b-\u200d\u2060\ufeff]|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]/g;

/**
 * A label in ASCII, empty where it has no such form. Django hands the user and the port over with the host, so that they take
 * full-width digits too. The domain behind it keeps a number from being taken for an address.
 */
function asciiLabel(label: string): string {
  const mapped = isAscii(label) ? label : label.normalize('NFKC').replace(LEFT_OUT, '');
  const ascii = isAscii(mapped) ? mapped : encodedLabel(mapped);
  return ascii.length < 64 ? ascii : '';
}

/** ASCII that no label holds would be the end of one here, as a backslash is. */
function encodedLabel(label: string): string {
  if (/[\0-,./:-@[-^`{-\x7f]/.test(label)) return '';
  return domainToASCII(`${label}.example`).slice(0, -'.example'.length);
}

/** Source: Python 3.11 urllib.parse.SplitResult.hostname. */
function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const bracket = host.indexOf('[');
  const [name = ''] = bracket < 0 ? host.split(':', 1) : host.slice(bracket + 1).split(']', 1);
  return name;
}
