/**
 * Which rows of a long list are in sight, and where they stand. All rows have one height. Browsers cannot make an element as
 * high as a million rows: beyond `MOST_PX` scrolling goes over the rows faster, and the rows in sight stand where they are.
 */

export interface VirtualRange {
  /** The first and, behind the last, the next row to be drawn. */
  readonly first: number;
  readonly end: number;
  /** Of the element that scrolls, in pixels. */
  readonly heightPx: number;
  /** Of the first row drawn, from the top of that element. */
  readonly topPx: number;
}

export interface Scrolled {
  readonly count: number;
  readonly rowPx: number;
  readonly viewPx: number;
  readonly scrollPx: number;
}

/** Firefox ends below 18 million. */
export const MOST_PX = 10_000_000;
/** Rows drawn beyond each edge, so that a slow frame shows no gap. */
const MARGIN = 6;
/** Rows come and go by so many: what scrolls by less draws nothing anew. */
const STEP = 4;

export function virtualRange({ count, rowPx, viewPx, scrollPx }: Scrolled): VirtualRange {
  const fullPx = count * rowPx;
  const heightPx = Math.min(fullPx, MOST_PX);
  const mostPx = Math.max(0, heightPx - viewPx);
  const atPx = Math.min(Math.max(0, scrollPx), mostPx);
  const share = mostPx === 0 ? 0 : atPx / mostPx;
  const offsetPx = fullPx === heightPx ? atPx : share * (fullPx - viewPx);
  const first = Math.max(0, stepped(Math.floor(offsetPx / rowPx) - MARGIN));
  const end = Math.min(count, stepped(Math.ceil((offsetPx + viewPx) / rowPx) + MARGIN + STEP - 1));
  return { first, end, heightPx, topPx: atPx + first * rowPx - offsetPx };
}

function stepped(row: number): number {
  return Math.floor(row / STEP) * STEP;
}

export function isSameRange(one: VirtualRange, other: VirtualRange): boolean {
  return (
    one.first === other.first &&
    one.end === other.end &&
    one.heightPx === other.heightPx &&
    one.topPx === other.topPx
  );
}

/** Where to scroll to, so that a row is in sight: undefined where it is already. */
export function scrollFor(
  row: number,
  { count, rowPx, viewPx, scrollPx }: Scrolled,
): number | undefined {
  const fullPx = count * rowPx;
  const heightPx = Math.min(fullPx, MOST_PX);
  const mostPx = Math.max(1, heightPx - viewPx);
  const scale = fullPx === heightPx ? 1 : (fullPx - viewPx) / mostPx;
  const offsetPx = scrollPx * scale;
  const topPx = row * rowPx;
  if (topPx < offsetPx) return topPx / scale;
  if (topPx + rowPx > offsetPx + viewPx) return Math.max(0, topPx + rowPx - viewPx) / scale;
  return undefined;
}
