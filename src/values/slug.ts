/** A name as a part of a URL. */

/** `Acme & Sons` → `acme-sons`. Source: Django utils/text.slugify. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\w\s-]/g, '');
  return ascii
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}
