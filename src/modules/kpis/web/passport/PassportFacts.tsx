import { CodeBlock } from '#src/ui/layout/CodeBlock.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Passport } from '../../contract/passport.ts';
import { inLocale } from '../question/use-kpis.ts';
import { parameterText } from './parameter-text.ts';

/** Definition, every setting that changes its meaning, where the data come from, and by which path it was computed. */
export function PassportFacts({ passport }: { readonly passport: Passport }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const [sql, setSql] = useState(false);
  const moment = (iso: string): string => formatMoment(Date.parse(iso), passport.zone, locale);
  return (
    <div>
      <h3 className="yc-drawer-title">
        {t('passport.definition')}{' '}
        <span className="yc-tag">{`${passport.kpi} · ${t('passport.version')} ${passport.version}`}</span>
      </h3>
      <FactList
        items={[
          { key: 'meaning', label: t('passport.meaning'), value: inLocale(passport.definition, locale) },
          ...passport.parameters.map(({ id, label, value, kind, changed }) => ({
            key: id,
            label: inLocale(label, locale),
            value: (
              <>
                {parameterText(value, kind, locale, t)}
                {changed && <span className="yc-tag">{t('passport.changed')}</span>}
              </>
            ),
          })),
          {
            key: 'range',
            label: t('passport.range'),
            value: `${moment(passport.from)} – ${moment(passport.to)} · ${passport.zone}`,
          },
          { key: 'asOf', label: t('passport.asOf'), value: moment(passport.asOf) },
          {
            key: 'sources',
            label: t('passport.sources'),
            value: passport.sources.map(({ source, rows, batches }) => (
              <div key={source}>
                {t('passport.source', {
                  source,
                  rows: formatValue(rows, 'count', locale),
                  batches: formatValue(batches, 'count', locale),
                })}
              </div>
            )),
          },
          {
            key: 'path',
            label: t('passport.path'),
            value: (
              <>
                {t(`passport.paths.${passport.path}`)}{' '}
                <button type="button" className="yc-link" aria-expanded={sql} onClick={() => setSql(!sql)}>
                  {sql ? t('passport.hideSql') : t('passport.sql')}
                </button>
              </>
            ),
          },
        ]}
      />
      {sql && passport.sql.map((text) => <CodeBlock key={text}>{text}</CodeBlock>)}
    </div>
  );
}
