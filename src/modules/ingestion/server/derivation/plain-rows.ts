import type { ColumnMemory } from './column-memory.ts';
import { type PlainContacts, STAGE } from './plain-contacts.ts';
import { PlainRings } from './plain-rings.ts';
import { RowList } from './row-list.ts';

/**
 * Which rows of which table are those of plain contacts; the number of a row is that of its contact in `PlainContacts`, whose
 * columns then fill the tables' columns one by one.
 */
export class PlainRows {
  readonly contactsLeft: RowList;
  readonly contactsEnded: RowList;
  readonly entriesLeft: RowList;
  readonly entriesEnded: RowList;
  readonly legs: RowList;
  readonly rings: PlainRings;

  constructor(most: number, rings: number, memory: ColumnMemory) {
    this.contactsLeft = new RowList(most, memory);
    this.contactsEnded = new RowList(most, memory);
    this.entriesLeft = new RowList(most, memory);
    this.entriesEnded = new RowList(most, memory);
    this.legs = new RowList(most, memory);
    this.rings = new PlainRings(rings, memory);
  }

  /** Gives plain contact `n`, the `contact`th of all, its next rows in the tables. */
  add(of: PlainContacts, n: number, contact: number, tables: PlainTables): void {
    of.contact[n] = contact;
    const isLeft = of.stage[n] === STAGE.left;
    (isLeft ? this.contactsLeft : this.contactsEnded).add(tables.contacts.length++, n);
    (isLeft ? this.entriesLeft : this.entriesEnded).add(tables.entries.length++, n);
    if (!isLeft) this.legs.add(tables.legs.length++, n);
    tables.rings.length += this.rings.add(of, n, contact, tables.rings.length);
  }
}

type Growing = { length: number };
type PlainTables = {
  readonly contacts: Growing;
  readonly entries: Growing;
  readonly legs: Growing;
  readonly rings: Growing;
};
