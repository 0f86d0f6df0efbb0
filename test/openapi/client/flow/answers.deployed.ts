/** What link and unlink answer as Waldur runs: the types of that contract's client must agree. */
interface Told<Text extends string> {
  readonly data: { readonly detail: Text };
}

export const linked = ({ data }: Told<'An invoice has been linked to payment.'>): string =>
  data.detail;

export const unlinked = ({ data }: Told<'An invoice has been unlinked from payment.'>): string =>
  data.detail;
