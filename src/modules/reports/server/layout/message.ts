import type { Message, MessageFile, MessageLine } from '#src/delivery/message.ts';
import type { ReportDocument } from '../../contract/document.ts';
import { reportWords } from './words.ts';

export interface Attached {
  readonly picture?: MessageFile;
  readonly files: readonly MessageFile[];
  /** Where the whole report can be read. */
  readonly url: string | null;
}

/** An issue as a chat card: sentence, KPIs against their targets, until when the data reach. */
export function messageOf(document: ReportDocument, { picture, files, url }: Attached): Message {
  const words = reportWords(document.language);
  const lines: MessageLine[] = [];
  if (document.provisional) lines.push({ kind: 'quote', text: document.provisional });
  for (const block of document.blocks) {
    if (block.kind === 'sentence') {
      lines.push({ kind: 'text', text: block.text });
      if (block.cause) lines.push({ kind: 'text', text: block.cause });
    }
    if (block.kind === 'tiles')
      for (const { label, value, target, state } of block.tiles)
        lines.push({
          kind: 'figure',
          label,
          value,
          ...(target ? { note: target } : {}),
          ...(state === 'on' ? { state: 'good' as const } : state === 'off' ? { state: 'bad' as const } : {}),
        });
    if (block.kind === 'fields')
      for (const field of block.fields)
        if (field.value !== '') lines.push({ kind: 'text', text: `${field.label}：${field.value}` });
  }
  lines.push({ kind: 'quote', text: document.dataUntil });
  return {
    title: `${document.title} ${document.subtitle.split(' · ').slice(1).join(' · ')}`,
    lines,
    language: document.language,
    ...(url ? { link: { label: words.fullReport, url } } : {}),
    ...(picture ? { picture } : {}),
    files,
  };
}
