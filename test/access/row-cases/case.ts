/** What only rows of the other client hold. */
export const BETA = /beta|bert|bela/i;
/** What only rows of other people hold. */
export const OTHERS = /arno|bert|bela/i;
