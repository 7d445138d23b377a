/** Languages a sheet can be written in; every one is read. */
export type SheetLanguage = 'zh-CN' | 'en';
type Pair = { readonly 'zh-CN': string; readonly en: string };
const pair = (zh: string, en: string): Pair => ({ 'zh-CN': zh, en });

/** Headings of the columns, in their order. */
export const COLUMNS = {
  section: pair('评分段', 'Section'),
  id: pair('评分项编号', 'Item id'),
  item: pair('评分项', 'Item'),
  kind: pair('作答方式', 'Answered by'),
  answers: pair('答案', 'Answers'),
  weight: pair('权重', 'Weight'),
  critical: pair('致命项', 'Critical'),
  aspect: pair('所属方面', 'Speaks of'),
  mayNotApply: pair('可不适用', 'May not apply'),
  comment: pair('说明要求', 'Comment'),
  onlyIf: pair('提问条件', 'Asked only if'),
  origin: pair('来源', 'Comes from'),
  help: pair('评分说明', 'Help'),
} as const satisfies Record<string, Pair>;
export type ColumnId = keyof typeof COLUMNS;

export const KIND_WORDS = {
  yes_no: pair('是否', 'yes/no'),
  scale: pair('量表', 'scale'),
  choice: pair('选项', 'choice'),
  number: pair('数值', 'number'),
} as const;
export const CRITICAL_WORDS = {
  customer: pair('客户', 'customer'),
  business: pair('业务', 'business'),
  compliance: pair('合规', 'compliance'),
} as const;
export const ASPECT_WORDS = {
  customer: pair('客户感受', 'customer feeling'),
  business: pair('业务要求', 'business requirement'),
} as const;
export const COMMENT_WORDS = {
  free: pair('不强制', 'free'),
  when_lost: pair('失分须填', 'when points are lost'),
  always: pair('必填', 'always'),
} as const;
export const ORIGIN_WORDS = {
  process_step: pair('流程步骤', 'process step'),
  voc_finding: pair('客户之声', 'VOC finding'),
} as const;
export const YES: Pair = pair('是', 'yes');
export const PASS_MARK: Pair = pair('合格分', 'Pass mark');

/** The key whose word this is, in any language; undefined for a word nobody knows. */
export const keyOf = <K extends string>(words: Readonly<Record<K, Pair>>, written: string): K | undefined =>
  (Object.keys(words) as K[]).find((key) =>
    Object.values<string>(words[key]).some((word) => word.toLowerCase() === written.toLowerCase()),
  );
