/** What the published payments page says, fact by fact, in our own words: the page itself is not part of the project. */

export const PAGE = {
  operations: 'Payments have eight operations, each with its method and path.',
  token: 'The token goes into the Authorization header, after the word Token.',
  parameters: 'The list takes a date, a page, a page size, a profile and the uuid of a profile.',
  array: 'The list answers an array of payments.',
  fields: 'A payment has ten fields, in one order.',
  uuids: 'A uuid is written with dashes, in paths and, by its type, in answers.',
  date: 'The date of a payment is a date.',
  sum: 'The sum is a decimal number as text.',
  proof: 'The proof goes in as binary data and comes out as a URL.',
  body: 'A body has the profile, the date, the sum and the proof.',
  created: 'To create takes a profile and a date in the example, and answers 201 with the payment.',
  updated: 'PUT and PATCH answer 200 with the payment; the example of PATCH sends no body.',
  deleted: 'DELETE answers 204 without a body.',
  linkBody: 'To link takes the URL of an invoice.',
  linkAnswer: 'To link answers 200 with the URL of the invoice.',
  linkRule: 'A payment is linked to an invoice of the same customer only.',
  unlinked: 'To unlink answers 200 without a body.',
  examples: 'The examples name a profile and an invoice by /api/profile/… and /api/invoice/….',
} as const satisfies Record<string, string>;

export type PageFact = keyof typeof PAGE;
