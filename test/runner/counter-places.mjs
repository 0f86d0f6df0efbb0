/** Where the counters of a file stand in the list of all: its statements, then its functions, then the branches of each fork. */

const amountOf = (counters) => Object.keys(counters).length;

/** How many counters a file has. */
export function sizeOf({ s, f, b }) {
  return amountOf(s) + amountOf(f) + Object.values(b).flat().length;
}

/** By kind, as Istanbul calls them: the place of a counter. */
export function placesOf({ map: { s, f, b }, first }) {
  const firstFunction = first + amountOf(s);
  const forks = [];
  let next = firstFunction + amountOf(f);
  for (const branches of Object.values(b)) {
    forks.push(next);
    next += branches.length;
  }
  return {
    s: (index) => first + Number(index),
    f: (index) => firstFunction + Number(index),
    b: (index, branch) => forks[Number(index)] + Number(branch),
  };
}

/** The map of a file with what was counted in its places of that list. */
export function filled(file, counts) {
  const { s, f, b } = placesOf(file);
  const fill = (counters, place) =>
    Object.fromEntries(Object.keys(counters).map((index) => [index, counts[place(index)]]));
  const branches = Object.entries(file.map.b).map(([index, each]) => [
    index,
    each.map((_, branch) => counts[b(index, branch)]),
  ]);
  return {
    ...file.map,
    s: fill(file.map.s, s),
    f: fill(file.map.f, f),
    b: Object.fromEntries(branches),
  };
}
