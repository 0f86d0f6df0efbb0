/** What the document of the control plane calls the schema of a row. */

/** `PaymentProfilesFixture` for `payment_profiles`. */
export function schemaName(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Fixture`;
}
