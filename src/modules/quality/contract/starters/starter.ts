import type { Aspect, CHANNELS, FormContent, FormItem } from '../form.ts';
import type { SheetLanguage } from '../form-sheet/words.ts';

type Both = Readonly<Record<SheetLanguage, string>>;
export const both = (zh: string, en: string): Both => ({ 'zh-CN': zh, en });

type StarterItem = {
  readonly id: string;
  readonly words: Both;
  readonly help?: Both;
  readonly aspect: Aspect;
  readonly weight?: number;
  /** Steps from worst to best; without them the item is answered yes or no. */
  readonly anchors?: readonly Both[];
  readonly critical?: FormItem['critical'];
  readonly mayNotApply?: true;
  readonly onlyIf?: { readonly item: string; readonly answers: readonly boolean[] };
};

/** A form to begin with, in both languages. */
export type Starter = {
  readonly id: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly name: Both;
  readonly sections: readonly { readonly id: string; readonly words: Both; readonly items: readonly StarterItem[] }[];
};

/** A starter in one language, ready to be edited. */
export const contentOf = ({ sections }: Starter, language: SheetLanguage): FormContent => ({
  passMark: 80,
  sections: sections.map((section) => ({
    id: section.id,
    words: section.words[language],
    items: section.items.map((item) => ({
      id: item.id,
      words: item.words[language],
      help: item.help?.[language] ?? '',
      aspect: item.aspect,
      answering:
        item.anchors === undefined
          ? { kind: 'yes_no' }
          : { kind: 'scale', anchors: item.anchors.map((anchor) => anchor[language]) },
      weight: item.critical == null ? (item.weight ?? 1) : 0,
      critical: item.critical ?? null,
      mayNotApply: item.mayNotApply ?? false,
      // A fact that only leads to other items loses no points.
      comment: item.weight === 0 ? 'free' : 'when_lost',
      onlyIf: item.onlyIf === undefined ? null : { item: item.onlyIf.item, answers: [...item.onlyIf.answers] },
      origin: null,
    })),
  })),
});
