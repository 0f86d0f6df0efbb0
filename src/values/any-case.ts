/** Decides which texts are the same but for the case of their letters, as PostgreSQL does. */

/** Whether a text has this part in it, in any case. Source: Django `icontains`, PostgreSQL 15 `UPPER … LIKE`. */
export function anyCase(part: string): (text: string) => boolean {
  const wanted = upper(part);
  return (text) => upper(text).includes(wanted);
}

/** Each letter by itself: where the capital of one takes two, as that of `ß` would, it stays as it is. Source: towupper. */
function upper(text: string): string {
  const capitals = text.toUpperCase();
  if (capitals.length === text.length) return capitals;
  return Array.from(text, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? capital : letter;
  }).join('');
}
