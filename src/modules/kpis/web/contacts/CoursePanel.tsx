import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { RawLines } from '#src/ui/passport/RawLines.tsx';
import { Timeline } from '#src/ui/passport/Timeline.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { kpisApi } from '../api.ts';
import { contactPage } from './contact.page.ts';
import { useCourseItems } from './use-course-items.ts';

/** Steps that settle what the contact counts as: their raw lines are lit. */
const deciding: ReadonlySet<string> = new Set(['agent_connected', 'queue_left', 'contact_refused']);

interface CoursePanelProps {
  readonly id: string;
  /** On the contact's own page the link to it is left out. */
  readonly linked?: boolean;
}

/** One contact from the first touch to the last raw line. */
export function CoursePanel({ id, linked = true }: CoursePanelProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => kpisApi.contact({ id }, { signal }),
  });
  const items = useCourseItems(data, locale);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Bone width="100%" height={220} />;
  const files = [...new Set(data.raw.map(({ file }) => file).filter((file) => file !== null))];
  const lines = data.raw.map(({ line }) => line).filter((line) => line !== null);
  const place = lines.length === 0 ? '' : ` · ${Math.min(...lines)}–${Math.max(...lines)}`;
  const decisive = new Set(
    data.steps
      .filter(({ what, text }) => deciding.has(what) && text !== 'no_entry')
      .map(({ file, line }) => `${file}:${line}`),
  );
  return (
    <div className="yc-course">
      <h3 className="yc-drawer-title">
        {linked ? (
          <PageLink to={contactPage} params={{ id }}>
            {t('passport.course', { id })}
          </PageLink>
        ) : (
          t('passport.course', { id })
        )}
      </h3>
      <Timeline items={items} />
      {data.raw.length === 0 ? (
        <p className="yc-quiet">{t(data.partial ? 'passport.partial' : 'passport.rawNone')}</p>
      ) : (
        <RawLines
          title={t('passport.raw', { file: `${files.join(', ')}${place}` })}
          lines={data.raw.map(({ text, line, file }, i) => ({
            key: `${file}:${line}:${i}`,
            text,
            lit: line !== null && decisive.has(`${file}:${line}`),
          }))}
        />
      )}
    </div>
  );
}
