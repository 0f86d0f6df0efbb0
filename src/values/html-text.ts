/** How any text stands in a page of HTML, between tags and in the quotes of an attribute. */

/** With a reference in the place of each character that means something there. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
