/** Which link of several groups an arrow leads to: left and right to the next one, up and down to the first of the next group. */

/** @returns undefined for a key that leads nowhere, and where none has the focus */
export function linkAt<Link>(
  key: string,
  groups: readonly (readonly Link[])[],
  isFocused: (link: Link) => boolean,
): Link | undefined {
  const all = groups.flat();
  const at = all.findIndex(isFocused);
  if (at < 0) return undefined;
  const group = groups.findIndex((links) => links.some(isFocused));
  switch (key) {
    case 'ArrowRight':
      return all[at + 1];
    case 'ArrowLeft':
      return all[at - 1];
    case 'ArrowDown':
      return groups.slice(group + 1).find((links) => links.length > 0)?.[0];
    case 'ArrowUp':
      return groups.slice(0, group).findLast((links) => links.length > 0)?.[0];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
