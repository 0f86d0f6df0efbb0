/** The rows of the recorded world `base` that tests speak of, by what they are. */

const numbered = (prefix: string, number: string) =>
  `${prefix}000000-0000-4000-8000-0000000000${number}`;
/** The uuid of the published page's examples: a payment, a profile and an invoice have it. */
const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';

export const MISSING = 'deadbeef-dead-beef-dead-beefdeadbeef';

/** `beta…` belong to Beta Organization, the others to Alpha Organization. */
export const PAYMENT = {
  unlinked: EXAMPLE,
  /** To INVOICE.october. */
  linked: numbered('ba', '03'),
  withProof: numbered('ba', '04'),
  negative: numbered('ba', '05'),
  /** To INVOICE.november, and with a proof. */
  linkedWithProof: numbered('ba', '06'),
  onOldProfile: numbered('ba', '21'),
  /** To INVOICE.november. */
  linkedOnOldProfile: numbered('ba', '22'),
  beta: numbered('bb', '31'),
  /** To INVOICE.betaPaid. */
  betaLinked: numbered('bb', '32'),
} as const;

export const PROFILE = {
  active: EXAMPLE,
  old: numbered('fa', '02'),
  beta: numbered('fb', '03'),
  betaOld: numbered('fb', '04'),
} as const;

export const INVOICE = {
  /** Paid. */
  october: EXAMPLE,
  /** Paid. */
  november: numbered('1a', '02'),
  canceled: numbered('1a', '03'),
  created: numbered('1a', '04'),
  pending: numbered('1a', '06'),
  betaPaid: numbered('1b', '07'),
  betaCreated: numbered('1b', '08'),
  gammaPaid: numbered('1c', '09'),
  gammaCreated: numbered('1c', '10'),
} as const;

export const CUSTOMER = {
  alpha: numbered('ca', '01'),
  beta: numbered('cb', '02'),
  gamma: numbered('cc', '03'),
} as const;

export const MEDIA = {
  receipt: numbered('ed', '01'),
  scan: numbered('ed', '02'),
  unicode: numbered('ed', '03'),
} as const;

export const USER = { staff: numbered('0a', '01'), owner: numbered('0a', '03') } as const;
