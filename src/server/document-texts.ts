/** What an OpenAPI document says of itself. */
import type { DocumentPart } from '../admin/document-order.ts';
import { languageNames } from '../drf/language/load-catalogue.ts';

export const TITLES: Readonly<Record<DocumentPart, string>> = {
  api: 'Waldur payments API',
  'control-plane': 'Control plane of the Waldur payments API',
  all: 'Waldur payments API',
};

export function notesOf(part: DocumentPart): readonly string[] {
  const ofApi = part === 'control-plane' ? [] : [ANSWERS_OF_API, languages()];
  return [
    'Answers that belong to no operation stand under `components.responses`; `x-of-no-operation` beside them has their names.',
    ...ofApi,
    ...ELSEWHERE[part],
  ];
}

const ANSWERS_OF_API = [
  'A missing final slash is a `Redirect`, a path that is none a `NotFoundPage`, a method that a path does not have is',
  '`MethodNotAllowed`. Query parameters that an operation does not know are ignored, and so are unknown fields of bodies.',
  'The header `X-impersonator-uuid` names the staff user who acts as somebody else.',
].join(' ');

/** Where a document tells what this one leaves out. */
const ELSEWHERE: Readonly<Record<DocumentPart, readonly string[]>> = {
  api: [
    'The control plane of this mock has a document of its own, at the same URL with `?part=control-plane`.',
  ],
  'control-plane': ['The API has a document of its own, at the same URL with `?part=api`.'],
  all: [],
};

function languages(): string {
  const names = languageNames().map(([code, name]) => `\`${code}\` (${name})`);
  return [
    'Texts of refusals stand here in English. The cookie `django_language` or the header `Accept-Language` asks for them, and for',
    `the dates of filters, as another language has them: ${names.join(', ')}.`,
  ].join(' ');
}
