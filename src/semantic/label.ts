/** A name people read, in both languages of the product. */
export type Label = { readonly en: string; readonly zh: string };

export const label = (en: string, zh: string): Label => ({ en, zh });

export type Language = keyof Label;
