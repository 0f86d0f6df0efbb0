/** What link and unlink answer by the published page: the types of that contract's client must agree. */

export const linked = ({ data }: { readonly data: { readonly invoice: string } }): string =>
  data.invoice;

/** Nothing is answered: a type with a body is refused here. */
export const unlinked = <Answer extends { readonly status: 200 }>({
  status,
}: 'data' extends keyof Answer ? never : Answer): string => `${status} without a body`;
