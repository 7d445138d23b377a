import { enqueueMessage } from '#src/delivery/delivery.store.ts';
import type { Message } from '#src/delivery/message.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Db } from '#src/records/records.ts';
import type { AlertDependencies } from './dependencies.ts';
import type { Rule } from './rule.store.ts';
import type { Spell } from './spells.ts';

/** Tells a rule's channels that it has raised an alert, in the same transaction: raised and told stand or fall together. */
export async function announce(
  db: Db,
  rule: Rule,
  raised: { readonly id: string; readonly groupName: string | null; readonly spell: Spell; readonly zone: string },
  needs: AlertDependencies,
): Promise<void> {
  for (const channel of rule.channels)
    await enqueueMessage(
      db,
      { channel, message: messageOf(rule, raised, needs), cause: { kind: 'alert', id: raised.id } },
      needs.clock.now(),
    );
}

function messageOf(
  rule: Rule,
  raised: Parameters<typeof announce>[2],
  { kpis, publicUrl }: AlertDependencies,
): Message {
  const kpi = kpis.summaries().find(({ id }) => id === rule.kpi);
  const { first } = raised.spell;
  const figure = (value: number): string =>
    kpi?.unit === 'ratio'
      ? `${(value * 100).toFixed(1)} %`
      : kpi?.unit === 'duration'
        ? `${Math.round(value)} s`
        : value.toFixed(2);
  const from = isoLocal(raised.zone, first.from).slice(0, 16).replace('T', ' ');
  const to = isoLocal(raised.zone, first.to).slice(0, 16).replace('T', ' ');
  return {
    title: raised.groupName === null ? rule.name : `${rule.name} · ${raised.groupName}`,
    language: 'zh-CN',
    lines: [
      {
        kind: 'figure',
        label: kpi?.title.zh ?? rule.kpi,
        value: figure(first.value),
        note: `${first.value < first.limit ? '低于' : '高于'} ${figure(first.limit)}`,
        state: 'bad',
      },
      { kind: 'text', text: `时段 ${from} – ${to}` },
      { kind: 'text', text: `责任人 ${rule.owner}` },
    ],
    ...(publicUrl !== null && { link: { label: '查看并确认', url: `${publicUrl}/alerts?alert=${raised.id}` } }),
  };
}
