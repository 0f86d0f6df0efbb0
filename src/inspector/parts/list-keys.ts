/** What keys do in a list: the row that one of them leads to. */

const PAGE = 10;

/** @param row that is active, -1 for none @returns undefined for a key that leads nowhere */
export function stepOf(key: string, row: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const to = aim(key, row, count);
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

function aim(key: string, row: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return row + 1;
    case 'ArrowUp':
    case 'k':
      return row < 0 ? 0 : row - 1;
    case 'PageDown':
      return row + PAGE;
    case 'PageUp':
      return row - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** @param column that is active, -1 for the row as a whole @returns undefined for a key that leads to no other */
export function columnStepOf(key: string, column: number, count: number): number | undefined {
  if (key === 'ArrowRight' && column < count - 1) return column + 1;
  if (key === 'ArrowLeft' && column >= 0) return column - 1;
  return undefined;
}
