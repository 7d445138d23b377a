/** Word of `contact_refused` that means "asked for this queue": a refusal if no entry to it follows. */
export const NO_ENTRY = 'no_entry';
