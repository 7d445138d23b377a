import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Sheet } from '../contract/sheet.ts';
import { performanceApi } from './api.ts';
import { ItemTalk } from './ItemTalk.tsx';
import { JudgedRow } from './JudgedRow.tsx';
import { usePerformanceAct } from './use-performance.ts';

type Answer = Parameters<typeof performanceApi.answer>[0];
type Reply = Parameters<typeof performanceApi.reply>[0];

/** A month item by item: confirm it or object; the lead answers. */
export function SheetItems({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('performance');
  const [objecting, setObjecting] = useState<string | null>(null);
  const answer = usePerformanceAct((input: Answer) => performanceApi.answer(input));
  const reply = usePerformanceAct((input: Reply) => performanceApi.reply(input));
  const { id, version, items, may, month, agent } = sheet;
  const rest = items.filter(({ state }) => state === 'open' || state === 'kept');
  const [year, part] = month.split('-').map(Number);
  const next = part === 12 ? `${year! + 1}-01` : `${year}-${String(part! + 1).padStart(2, '0')}`;
  const scope = { from: `${month}-01`, to: `${next}-01`, where: { agent: [agent] } };
  const error = answer.error ?? reply.error;
  return (
    <>
      {error !== null && <ErrorNotice error={error} />}
      <ul className="yc-judged-list">
        {items.map((item) => (
          <JudgedRow key={item.kpi} item={item} scope={scope}>
            <ItemTalk
              item={item}
              zone={sheet.zone}
              may={may}
              pending={answer.isPending || reply.isPending}
              objecting={objecting === item.kpi}
              onObjecting={(on) => setObjecting(on ? item.kpi : null)}
              onAnswer={(confirm, reason) =>
                answer.mutate(
                  { id, version, items: [{ kpi: item.kpi, confirm, reason }] },
                  { onSuccess: () => setObjecting(null) },
                )
              }
              onReply={(correct, text) => reply.mutate({ id, kpi: item.kpi, correct, text })}
            />
          </JudgedRow>
        ))}
      </ul>
      {may.confirm && rest.length > 0 && (
        <div className="yc-judged-foot">
          <Button
            type="primary"
            size="large"
            block
            loading={answer.isPending}
            onClick={() => answer.mutate({ id, version, items: rest.map(({ kpi }) => ({ kpi, confirm: true })) })}
          >
            {t(rest.length === items.length ? 'confirmAll' : 'confirmRest', { count: rest.length })}
          </Button>
        </div>
      )}
    </>
  );
}
