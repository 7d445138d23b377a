import type { Locale } from './locale.ts';
import { isoLocal } from './zone.ts';

/** Who took data out of the house, and when; `id` names the entry in the audit trail where there is one. */
export type ExportMark = { readonly by: string; readonly at: number; readonly zone: string; readonly id?: string };

/** The watermark of an export, one line. */
export function exportMark({ by, at, zone, id }: ExportMark, locale: Locale): string {
  const when = isoLocal(zone, at).slice(0, 19).replace('T', ' ');
  const number = id === undefined ? '' : ` · ${id}`;
  return locale === 'zh-CN'
    ? `由 ${by} 于 ${when}（${zone}）从运筹导出，仅限内部使用${number}`
    : `Exported from Yunchou by ${by} at ${when} (${zone}), for internal use only${number}`;
}
