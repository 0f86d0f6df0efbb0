/** Decides which texts are the same but for the case of their letters, as PostgreSQL does. */

/** Whether a text has this part in it, in any case. Source: Django `icontains`, PostgreSQL 15 `UPPER … LIKE`. */
export function anyCase(part: string): (text: string) => boolean {
  const wanted = upper(part);
  return (text) => upper(text).includes(wanted);
}

/** Each letter by itself, and never as two. Source: towupper. */
function upper(text: string): string {
  const capitals = text.toUpperCase();
  return capitals.length === text.length ? capitals : Array.from(text, capitalOf).join('');
}

/**
 * Where the capital takes two letters, it is the one that Unicode gives the beginning of a title, as for `ᾳ`; where there is
 * none, as for `ß`, the letter stays as it is.
 */
function capitalOf(letter: string): string {
  const capital = letter.toUpperCase();
  if (capital.length === letter.length) return capital;
  const [base = '', ...marks] = letter.normalize('NFD');
  const title = [base.toUpperCase(), ...marks].join('').normalize('NFC');
  return title.length === letter.length ? title : letter;
}
