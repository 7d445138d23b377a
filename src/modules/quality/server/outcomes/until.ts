/** End of the data, epoch milliseconds; 0 before the first. */
export const untilOf = ({ dataUntil }: { readonly dataUntil: string | null }): number =>
  dataUntil === null ? 0 : Date.parse(dataUntil);
