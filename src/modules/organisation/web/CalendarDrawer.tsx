import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { type Calendar, type CalendarParsed, openOn, type OpenSpan } from '../contract/calendar.ts';
import { CalendarMonth } from './CalendarMonth.tsx';
import { spansIn, spansText } from './spans-text.ts';
import { useSaveCalendar } from './use-organisation.ts';

interface CalendarDrawerProps {
  /** Null: a new one. */
  readonly id: string | null;
  readonly versions: readonly Calendar[];
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly onClose: () => void;
}

const DAY = '09:00-18:00';
const KINDS = ['statutory', 'rest', 'makeUp'] as const;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const CLOSED = /^(closed|休|休息|关闭)$/i;

/** Open hours from a day on: the week, official days, single days; shown as a month beside the fields. */
export function CalendarDrawer({ id, versions, queues, today, onClose }: CalendarDrawerProps) {
  const { t } = useTranslation('organisation');
  const mayChange = useMay('change:organisation');
  const own = versions.filter((one) => one.id === id);
  const latest = own.at(-1);
  const [name, setName] = useState(latest?.name ?? '');
  const [from, setFrom] = useState(latest?.from ?? `${today.slice(0, 4)}-01-01`);
  const [official, setOfficial] = useState((latest?.holidays ?? 'cn') === 'cn');
  const [week, setWeek] = useState(latest?.week.map(spansText) ?? WEEKDAYS.map((_, i) => (i < 5 ? DAY : '')));
  const [kinds, setKinds] = useState<Readonly<Record<(typeof KINDS)[number], string | null>>>(() => ({
    statutory: textOrNull(latest === undefined ? [] : latest.statutory),
    rest: textOrNull(latest === undefined ? [] : latest.rest),
    makeUp: textOrNull(latest?.makeUp ?? null),
  }));
  const [single, setSingle] = useState(
    (latest?.exceptions ?? [])
      .map(({ date, spans, note }) => `${date} ${spansText(spans) || t('closed')} ${note}`.trim())
      .join('\n'),
  );
  const [serves, setServes] = useState<string[]>(latest?.queues ?? []);
  const save = useSaveCalendar();
  const read = readHours({ name, from, official, week, kinds, single, serves });
  const draft: CalendarParsed | null = 'bad' in read ? null : { ...read, ...(id !== null && { id }) };
  return (
    <DetailDrawer over={t('part.calendars')} title={latest?.name ?? t('add.calendars')} onClose={onClose}>
      <div className="yc-organisation-drawer">
        <fieldset disabled={!mayChange}>
          <Field label={t('field.title')}>
            <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
          </Field>
          <Field label={t('from')}>
            <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          </Field>
          {own.length > 1 && (
            <p className="yc-quiet">{t('versions', { days: own.map((one) => one.from).join(' · ') })}</p>
          )}
          {WEEKDAYS.map((day, i) => (
            <Field key={day} label={t(`weekday.${day}`)}>
              <Input
                value={week[i] ?? ''}
                placeholder={t('closed')}
                status={spansIn(week[i] ?? '') === null ? 'error' : ''}
                onChange={({ target }) => setWeek(week.map((text, at) => (at === i ? target.value : text)))}
              />
            </Field>
          ))}
          <Checkbox checked={official} onChange={({ target }) => setOfficial(target.checked)}>
            {t('official')}
          </Checkbox>
          {official &&
            KINDS.map((kind) => (
              <Field key={kind} label={t(`hoursOn.${kind}`)}>
                <Input
                  value={kinds[kind] ?? ''}
                  disabled={kinds[kind] === null}
                  placeholder={kinds[kind] === null ? t(`asUsual.${kind}`) : t('closed')}
                  status={spansIn(kinds[kind] ?? '') === null ? 'error' : ''}
                  onChange={({ target }) => setKinds({ ...kinds, [kind]: target.value })}
                />
                <Checkbox
                  checked={kinds[kind] === null}
                  onChange={({ target }) => setKinds({ ...kinds, [kind]: target.checked ? null : '' })}
                >
                  {t(`asUsual.${kind}`)}
                </Checkbox>
              </Field>
            ))}
          <Field label={t('singleDays')}>
            <Input.TextArea
              value={single}
              rows={3}
              placeholder={t('singleDaysHint')}
              onChange={({ target }) => setSingle(target.value)}
            />
          </Field>
          <Field label={t('field.queues')}>
            <Select
              mode="multiple"
              value={serves}
              onChange={setServes}
              showSearch={{ optionFilterProp: 'label' }}
              options={queues.map(({ id: value, name: label }) => ({ value, label }))}
            />
          </Field>
        </fieldset>
        {'bad' in read && <p role="alert">{t('badHours', { text: read.bad })}</p>}
        {mayChange && (
          <div className="yc-organisation-acts">
            <Button
              type="primary"
              loading={save.isPending}
              disabled={draft === null || name.trim() === ''}
              onClick={() => draft && save.mutate(draft, { onSuccess: () => id === null && onClose() })}
            >
              {t('save')}
            </Button>
            {save.isSuccess && <span role="status">{t('saved')}</span>}
          </div>
        )}
        {save.error !== null && <ErrorNotice error={save.error} />}
        {draft !== null && openOn(draft, today) !== null && <CalendarMonth hours={draft} today={today} />}
      </div>
    </DetailDrawer>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <label className="yc-organisation-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

const textOrNull = (spans: readonly OpenSpan[] | null): string | null => (spans === null ? null : spansText(spans));

/** The fields as a calendar, or the first text that cannot be read. */
function readHours(fields: {
  readonly name: string;
  readonly from: string;
  readonly official: boolean;
  readonly week: readonly string[];
  readonly kinds: Readonly<Record<(typeof KINDS)[number], string | null>>;
  readonly single: string;
  readonly serves: readonly string[];
}): Omit<CalendarParsed, 'id'> | { readonly bad: string } {
  const { name, from, official, kinds, serves } = fields;
  let bad: string | undefined;
  const spans = (text: string): OpenSpan[] => {
    const read = spansIn(CLOSED.test(text.trim()) ? '' : text);
    if (read === null) bad ??= text;
    return read ?? [];
  };
  const exceptions = fields.single.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const [, date, hours = '', note = ''] = /^\s*(\d{4}-\d\d-\d\d)\s+([\d:\-–~,、\s]*\d|\S+)?\s*(.*)$/.exec(line) ?? [];
    if (date === undefined || Number.isNaN(Date.parse(date))) bad ??= line;
    return date === undefined ? [] : [{ date, spans: spans(hours), note: note.trim() }];
  });
  const week = fields.week.map(spans);
  const on = (text: string | null): OpenSpan[] | null => (text === null ? null : spans(text));
  const read = { statutory: on(kinds.statutory), rest: on(kinds.rest), makeUp: on(kinds.makeUp) };
  if (from === '') bad ??= from;
  if (bad !== undefined) return { bad };
  return { name, from, holidays: official ? 'cn' : 'none', week, ...read, exceptions, queues: [...serves] };
}
