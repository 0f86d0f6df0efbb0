/** What looking into the tables of a sandbox, and changing them, takes of it. */
import { resources } from '../../resources/index.ts';
import type { Store } from '../../store/store.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { AbsenceError } from '../../values/schema/problem-error.ts';
import { dashed, parseUuid, type Uuid } from '../../values/uuid.ts';
import type { Fixture } from '../../waldur/fixture/fixture.ts';
import type { World } from '../../waldur/site/world.ts';
import type { Memory } from './memory.ts';

export interface TableScope extends Pick<World, 'store' | 'clock' | 'random'> {
  /** A store with the rows in it that a reset comes back to: the same one as long as those are the same. */
  readonly seed: Store;
  /** What was made last of each name, as long as memory is not needed for something else. */
  readonly memory: Memory;
  /** So many bytes are about to come in. */
  readonly weigh: (bytes: number) => void;
}

/** @throws AbsenceError for a name that no table has */
export function tableNamed(name: string): Fixture {
  const names = resources.map(({ fixture }) => fixture.key);
  const found = resources.find(({ fixture }) => fixture.key === name);
  if (found) return found.fixture;
  const near = hint(nearestName(name, names)) || `: there are ${names.join(', ')}`;
  throw new AbsenceError(`there is no table "${name}"${near}`);
}

/** The key that a text is, of a row that is there. @throws AbsenceError */
export function keyIn(fixture: Fixture, text: string, store: Store): Uuid<string> {
  const uuid = parseUuid(text);
  if (uuid !== undefined && fixture.has(store, uuid)) return uuid;
  const shown = uuid === undefined ? text : dashed(uuid);
  throw new AbsenceError(`there is no row "${shown}" in ${fixture.key}`);
}
