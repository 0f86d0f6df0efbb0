/** The words of Django's own pages with DEBUG off. Source: Django views/defaults; BEHAVIOUR 6, 10, 14. */

interface Page {
  readonly title: string;
  readonly paragraph: string;
}

const PAGES: Readonly<Record<number, Page>> = {
  400: { title: 'Bad Request (400)', paragraph: '' },
  404: {
    title: 'Not Found',
    paragraph: 'The requested resource was not found on this server.',
  },
  413: { title: 'Request Entity Too Large (413)', paragraph: '' },
  500: { title: 'Server Error (500)', paragraph: '' },
};

/** The words of Django's page of a status. @throws RangeError where it has none */
export function pageOf(status: number): Page {
  const page = PAGES[status];
  if (page === undefined) throw new RangeError(`There is no page of status ${status}.`);
  return page;
}
