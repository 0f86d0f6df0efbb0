/** A world with a marked secret in every text of every row: wherever the mark is found, something of it has got out. */
import type { FixtureDocument } from '../../../src/index.ts';
import { fixturesFromJson } from '../../../src/index.ts';

/** What no text of a pull may hold, whatever its case. */
export const MARK = 'geheim';
/** A number that is found again in nothing that is made up. */
export const SECRET_SUM = '73519.73';
export const TOKEN = `${MARK}-token-0123456789`;

const id = (letter: string, number: number): string =>
  `${letter}0000000-0000-4000-8000-00000000000${number}`;

export const IDS = {
  customer: id('a', 1),
  invoice: id('b', 1),
  profile: id('c', 1),
  payment: id('d', 1),
  user: id('e', 1),
  file: id('f', 1),
} as const;

/** `language`: letters that stand beside each mark, so that its texts are in a language. */
export function secretWorld(language = ''): FixtureDocument {
  const secret = (of: string): string => `${language} ${MARK} ${of}`.trim();
  return fixturesFromJson({
    organization_group_types: [{ uuid: id('1', 1), name: secret('type') }],
    organization_groups: [
      { uuid: id('2', 1), name: secret('parent'), type: id('1', 1) },
      { uuid: id('2', 2), name: secret('group'), type: id('1', 1), parent: id('2', 1) },
    ],
    media: [
      {
        uuid: IDS.file,
        name: `proof_of_payment/${MARK}.txt`,
        base64: Buffer.from(`${MARK} in a file`).toString('base64'),
      },
      {
        uuid: id('f', 2),
        name: `customers/${MARK}.png`,
        base64: Buffer.from(`\u0089PNG\r\n\u001a\n\0\0\0\rIHDR${MARK}`, 'latin1').toString(
          'base64',
        ),
      },
    ],
    customers: [
      {
        uuid: IDS.customer,
        name: secret('name'),
        abbreviation: `${MARK}`,
        email: `${MARK}@${MARK}.example`,
        slug: MARK,
        address: secret('street 1'),
        country: 'EE',
        postal: `${MARK} 7`,
        phone_number: `+372 ${MARK}`,
        bank_name: secret('bank'),
        bank_account: `EE38${MARK}`,
        created: '2021-02-03T04:05:06.789012Z',
        organization_group: id('2', 2),
        backend_id: `${MARK}-1`,
        image: id('f', 2),
        sponsor_number: 735197351,
        native_name: secret('native'),
        contact_details: secret('contact'),
        agreement_number: `${MARK}/2`,
        access_subnets: `10.20.30.0/24, ${MARK}`,
        registration_code: `${MARK}3`,
        homepage: `https://${MARK}.example/`,
        domain: `${MARK}.example`,
        vat_code: `EE${MARK}`,
        latitude: 58.3735197351,
        longitude: 26.7351973519,
      },
    ],
    projects: [
      { uuid: id('9', 1), name: secret('project'), customer: IDS.customer, end_date: '2030-01-31' },
    ],
    users: [
      {
        uuid: IDS.user,
        username: MARK,
        token: TOKEN,
        token_created: '2026-11-01T00:00:00Z',
        token_lifetime: null,
        date_joined: '2021-01-01T00:00:00Z',
        password: MARK,
        slug: MARK,
        full_name: `${MARK} ${language || 'Meier'}`,
        native_name: secret('native'),
        job_title: secret('job'),
        email: `${MARK}@example.com`,
        phone_number: `+372 ${MARK}`,
        organization: secret('organization'),
        civil_number: `${MARK}38001010000`,
        description: secret('description'),
        is_staff: true,
        preferred_language: 'et',
        registration_method: MARK,
        requested_email: `${MARK}@example.com`,
        affiliations: [`${MARK}@affiliation`],
        first_name: MARK,
        last_name: language || 'Meier',
        image: `https://${MARK}.example/me.png`,
        identity_source: MARK,
        roles: [
          { customer: IDS.customer, role: 'owner' },
          { project: id('9', 1), role: 'project_admin' },
        ],
      },
    ],
    payment_profiles: [
      {
        uuid: IDS.profile,
        name: secret('profile'),
        organization: IDS.customer,
        payment_type: 'fixed_price',
        is_active: true,
        attributes: {
          agreement_number: `${MARK}-4`,
          contract_sum: 73519,
          end_date: '2027-03-31',
          note: secret('note'),
          [`${MARK}_key`]: 1,
          deeper: { [MARK]: [MARK] },
        },
      },
    ],
    invoices: [
      {
        uuid: IDS.invoice,
        customer: IDS.customer,
        state: 'paid',
        year: 2024,
        month: 2,
        number: 735197,
        tax_percent: '22.00',
        price: SECRET_SUM,
        payment_url: `https://${MARK}.example/pay`,
        reference_number: `${MARK}5`,
        backend_id: `${MARK}6`,
        items: [
          {
            uuid: id('8', 1),
            name: secret('item'),
            article_code: `${MARK}7`,
            price: SECRET_SUM,
            unit: MARK,
            project_name: secret('project'),
            details: { [MARK]: secret('details') },
            note: MARK,
          },
        ],
      },
    ],
    payments: [
      {
        uuid: IDS.payment,
        profile: IDS.profile,
        date_of_payment: '2024-03-15',
        // Price and tax of the invoice.
        sum: '89694.07',
        proof: IDS.file,
        invoice: IDS.invoice,
        created: '2024-03-15T10:00:00Z',
      },
    ],
  });
}
