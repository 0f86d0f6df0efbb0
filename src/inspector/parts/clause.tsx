/** Words of the control plane, in which what stands between backquotes is code. */

export function Clause({ text }: { readonly text: string }) {
  return (
    <span>
      {text
        .split('`')
        .map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))}
    </span>
  );
}
