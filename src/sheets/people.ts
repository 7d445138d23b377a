/** A person as a table names them: by number, name or both. */
export interface SheetPerson {
  readonly number: string | null;
  readonly name: string | null;
}

/** Key under which rows of one person meet: the number, else the name without spaces. */
export const personKey = ({ number, name }: SheetPerson): string =>
  number === null ? `name:${name}` : `number:${number}`;

/** A number as it is compared: spreadsheets drop leading zeros and make texts of numbers. */
export const plainNumber = (number: string): string => number.replace(/^0+(?=.)/, '').toLowerCase();
