import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { CodeBlock } from '#src/ui/layout/CodeBlock.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { Fraction } from '#src/ui/passport/Fraction.tsx';
import { kpisApi } from '../api.ts';
import { choiceWord, parameterText } from '../passport/parameter-text.ts';
import { dataWord } from '../passport/reason-words.ts';
import { inLocale, useKpis } from '../question/use-kpis.ts';
import { SettingsInForce } from '../settings/SettingsInForce.tsx';
import { groupWord } from './group-word.ts';
import { KpiBenchmarks } from './KpiBenchmarks.tsx';
import { KpiNow } from './KpiNow.tsx';
import { KpiExamples } from './KpiExamples.tsx';

type Engine = 'duckdb' | 'clickhouse';

/** What a KPI means, in words and in figures, and what would change its meaning. */
export function KpiPage() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { byId } = useKpis();
  const [engine, setEngine] = useState<Engine>('duckdb');
  const { data, error, refetch } = useQuery({
    queryKey: ['kpi', id],
    queryFn: ({ signal }) => kpisApi.detail({ id }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const words = locale === 'zh-CN' ? data.formula.zh : data.formula.en;
  const label = (parameter: string): string => {
    const found = data.parameters.find((p) => p.id === parameter);
    return found === undefined ? parameter : inLocale(found.label, locale);
  };
  return (
    <Page sentence={inLocale(data.title, locale)} cause={inLocale(data.definition, locale)} actions={<CopyLink />}>
      {byId.has(data.id) && <KpiNow kpi={byId.get(data.id)!} />}
      <Card title={t('kpi.formula')} subtitle={`${data.id} · ${t('passport.version')} ${data.version}`}>
        <Fraction
          numerator={words.numerator}
          {...(words.denominator === null ? {} : { denominator: words.denominator })}
          result={<b>{inLocale(data.title, locale)}</b>}
          {...(data.notBy === null
            ? {}
            : {
                note: t('kpi.notBy', {
                  dimensions: data.notBy.dimensions.map((d) => t(`dimension.${d}` as 'dimension.queue')).join(', '),
                  because: inLocale(data.notBy.because, locale),
                }),
              })}
        />
      </Card>
      <div className="yc-split yc-split-even">
        <Card title={t('kpi.parameters')} subtitle={t('kpi.parametersHint')}>
          {data.parameters.length === 0 ? (
            <p className="yc-quiet">{t('kpi.noParameters')}</p>
          ) : (
            <FactList
              items={data.parameters.map((p) => ({
                key: p.id,
                label: inLocale(p.label, locale),
                value: (
                  <>
                    {parameterText(p.default, p.kind, locale, t)}
                    {Object.entries(p.byChannel).map(([channel, value]) => (
                      <div key={channel}>{`${dataWord(channel, t)}: ${parameterText(value, p.kind, locale, t)}`}</div>
                    ))}
                  </>
                ),
              }))}
            />
          )}
        </Card>
        <Card title={t('kpi.facts')}>
          <FactList
            items={[
              { key: 'group', label: t('kpi.group'), value: groupWord(data.group, t) },
              { key: 'better', label: t('kpi.better'), value: t(`better.${data.better}` as 'better.higher') },
              {
                key: 'dimensions',
                label: t('kpi.dimensions'),
                value: data.dimensions.map((d) => t(`dimension.${d}` as 'dimension.queue')).join(', '),
              },
              ...(data.aliases.length === 0
                ? []
                : [{ key: 'aliases', label: t('kpi.aliases'), value: data.aliases.join(', ') }]),
              { key: 'source', label: t('kpi.source'), value: data.source },
            ]}
          />
        </Card>
      </div>
      <SettingsInForce kpi={data.id} />
      {data.variants.length > 0 && (
        <Card title={t('kpi.variants')} subtitle={t('kpi.variantsHint')}>
          <FactList
            items={data.variants.map(({ parameter, choice, formula }) => ({
              key: `${parameter}=${choice}`,
              label: `${label(parameter)}: ${choiceWord(choice, t)}`,
              value: inLocale(formula, locale),
            }))}
          />
        </Card>
      )}
      <KpiBenchmarks kpi={data} />
      <KpiExamples kpi={data} />
      <Card
        title={t('kpi.sql')}
        extra={
          <Segmented<Engine>
            size="small"
            value={engine}
            onChange={setEngine}
            options={[
              { value: 'duckdb', label: 'DuckDB' },
              { value: 'clickhouse', label: 'ClickHouse' },
            ]}
          />
        }
      >
        {data.sql[engine].map((text) => (
          <CodeBlock key={text}>{text}</CodeBlock>
        ))}
      </Card>
    </Page>
  );
}
