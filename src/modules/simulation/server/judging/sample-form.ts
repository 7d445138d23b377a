import type { FormContent, FormItem } from '#src/modules/quality/contract/form.ts';
import { QUALITY_PLANTINGS } from './quality-plantings.ts';

/** How an item is met in the twin: on ordinary work, and how much more often by what moves it. */
export type ItemNature = {
  readonly ease: number;
  readonly quality: number;
  readonly warmth: number;
  /** What an unsolved issue takes off, and what the customer's mood adds. */
  readonly solved: number;
  readonly mood: number;
};

type Made = { readonly item: FormItem; readonly nature: ItemNature };

const make = (
  id: string,
  words: string,
  aspect: FormItem['aspect'],
  weight: number,
  nature: Partial<ItemNature> & { ease: number },
  anchors?: readonly string[],
): Made => ({
  item: {
    id,
    words,
    help: '',
    aspect,
    answering: anchors === undefined ? { kind: 'yes_no' } : { kind: 'scale', anchors: [...anchors] },
    weight,
    critical: null,
    mayNotApply: false,
    comment: 'free',
    onlyIf: null,
    origin: null,
  },
  nature: { quality: 0, warmth: 0, solved: 0, mood: 0, ...nature },
});
const critical = (made: Made, kind: NonNullable<FormItem['critical']>): Made => ({
  ...made,
  item: { ...made.item, weight: 0, critical: kind },
});

export const SAMPLE_ITEMS: readonly Made[] = [
  make('need', '听懂诉求', 'customer', 3, { ease: 1.4, quality: 0.7, solved: 1 }, [
    '答非所问',
    '问了两遍以上',
    '一次听懂并复述',
  ]),
  make('solve', '当场解决或说清下一步', 'customer', 4, { ease: 1.1, quality: 0.8, solved: 2.4 }, [
    '没有结果',
    '有结果但没说清',
    '解决且确认',
  ]),
  make('feeling', '让客户感到被重视', 'customer', 3, { ease: 1.2, warmth: 0.9, mood: 1.1 }, [
    '冷淡或打断',
    '礼貌',
    '体谅并回应情绪',
  ]),
  make(QUALITY_PLANTINGS.uselessItem, '开场白逐字按规范', 'customer', 2, { ease: 1.3 }),
  make('clear', '说得明白', 'business', 2, { ease: 1.5, quality: 0.9, solved: 0.5 }),
  make('record', '小结能让同事接着办', 'business', 3, { ease: 0.9, quality: 1 }, [
    '缺失或原因选错',
    '缺少已做的处理',
    '原因、处理、下一步齐全',
  ]),
  critical(make('fact', '关键信息准确', 'business', 0, { ease: 5.2, quality: 0.6 }), 'business'),
  critical(make('respect', '尊重客户', 'customer', 0, { ease: 6, warmth: 0.5, mood: 0.4 }), 'customer'),
];

export const SAMPLE_FORM: { readonly name: string; readonly content: FormContent } = {
  name: '服务质量（示例）',
  content: {
    passMark: 80,
    sections: [
      {
        id: 'felt',
        words: '客户感受',
        items: SAMPLE_ITEMS.filter(({ item }) => item.aspect === 'customer' && item.critical === null).map(
          ({ item }) => item,
        ),
      },
      {
        id: 'required',
        words: '业务要求',
        items: SAMPLE_ITEMS.filter(({ item }) => item.aspect === 'business' && item.critical === null).map(
          ({ item }) => item,
        ),
      },
      {
        id: 'critical',
        words: '致命项',
        items: SAMPLE_ITEMS.filter(({ item }) => item.critical !== null).map(({ item }) => item),
      },
    ],
  },
};
