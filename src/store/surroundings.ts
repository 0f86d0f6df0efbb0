/** What a table asks of the store that it stands in. */

export interface Surroundings {
  /** Whether that table holds this uuid. */
  readonly has: (table: string, uuid: string) => boolean;
  /** Grows whenever a row changes or goes that rows of this table refer to, however far. */
  readonly revisionBelow: () => number;
  /** Lets so many rows more in, of so many bytes. @throws where there is no room; nothing changes then. */
  readonly admit: (rows: number, bytes: number) => void;
  /** Deletes a row and applies the rules of those that refer to it, all or nothing. */
  readonly delete: (uuid: string) => void;
}
