import { Button, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { CHANNELS, type Form, type FormContent } from '../../contract/form.ts';
import { formFaults } from '../../contract/form-faults.ts';
import { STARTERS } from '../../contract/starters/index.ts';
import { plansPage } from '../quality.pages.ts';
import { useSaveForm } from '../use-quality.ts';
import { FaultList } from './FaultList.tsx';
import { itemIds } from './form-edit.ts';
import { ItemEditor } from './ItemEditor.tsx';
import { SectionList } from './SectionList.tsx';

interface FormBuilderProps {
  /** The form a new version is made of; null for a new form. */
  readonly form: Form | null;
  readonly begin: FormContent;
  readonly name: string;
  readonly channel: Form['channel'];
  readonly starter: string | undefined;
  readonly onStarter: ((starter: string | undefined) => void) | null;
  readonly onSaved: (id: string) => void;
}

/** Sections and items on the left, the item at hand on the right, what is wrong as one types; saved as a version with its first day. */
export function FormBuilder({ form, begin, name: named, channel: of, starter, onStarter, onSaved }: FormBuilderProps) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const [content, setContent] = useState(begin);
  const [name, setName] = useState(named);
  const [channel, setChannel] = useState(of);
  const [from, setFrom] = useState<Dayjs | null>(null);
  const [chosen, setItem] = useState(begin.sections[0]?.items[0]?.id);
  const side = useRef<HTMLDivElement>(null);
  const setChosen = (id: string): void => {
    setItem(id);
    // On a narrow screen the item stands below the list.
    if (window.innerWidth <= 900) side.current?.scrollIntoView({ behavior: 'smooth' });
  };
  const [merged, setMerged] = useState<readonly string[]>([]);
  const save = useSaveForm();
  const faults = formFaults(content);
  const items = content.sections.flatMap((section) => section.items);
  const item = items.find(({ id }) => id === chosen);
  const used = [...itemIds(content), ...(form?.versions ?? []).flatMap((version) => itemIds(version.content))];
  const minutes = form?.minutes ?? null;
  const send = (): void =>
    save.mutate(
      {
        ...(form === null ? {} : { id: form.id }),
        name,
        channel,
        content,
        ...(merged.length === 0 ? {} : { merged: [...merged] }),
        ...(from === null ? {} : { from: from.format('YYYY-MM-DD') }),
      },
      { onSuccess: ({ id }) => onSaved(id) },
    );
  return (
    <Page
      sentence={
        form === null ? t('builder.new') : t('builder.version', { name: form.name, version: form.versions.length + 1 })
      }
      cause={[
        t('builder.length', { count: items.length }),
        minutes === null
          ? t('builder.noMinutes')
          : t('builder.minutes', { minutes: formatValue(minutes, 'number', locale) }),
      ].join(' ')}
      actions={
        <PageLink to={plansPage} search={{ tab: 'forms' }}>
          {t('builder.back')}
        </PageLink>
      }
    >
      <Card>
        <div className="yc-builder-head">
          <label>
            {t('column.form')}
            <Input value={name} maxLength={500} onChange={({ target }) => setName(target.value)} />
          </label>
          <label>
            {t('contact.channel')}
            <Select
              value={channel}
              options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
              onChange={setChannel}
            />
          </label>
          <label>
            {t('builder.passMark')}
            <InputNumber
              min={0}
              max={100}
              value={content.passMark}
              onChange={(passMark) => setContent({ ...content, passMark: passMark ?? 80 })}
            />
          </label>
          <label>
            {t('builder.from')}
            <DatePicker
              value={from}
              placeholder={t('builder.fromNow')}
              minDate={dayjs()}
              onChange={(day) => setFrom(Array.isArray(day) ? null : day)}
            />
          </label>
          {onStarter !== null && (
            <label>
              {t('builder.starter')}
              <Select
                value={starter ?? ''}
                options={[
                  { value: '', label: t('builder.blank') },
                  ...STARTERS.map((one) => ({ value: one.id, label: one.name[locale] })),
                ]}
                onChange={(next) => onStarter(next === '' ? undefined : next)}
              />
            </label>
          )}
        </div>
      </Card>
      <div className="yc-builder">
        <SectionList
          content={content}
          used={used}
          chosen={chosen}
          faults={faults}
          onChoose={setChosen}
          onChange={setContent}
        />
        <div className="yc-builder-side" ref={side}>
          {item !== undefined && (
            <ItemEditor
              key={item.id}
              form={form}
              item={item}
              content={content}
              onChange={setContent}
              merged={merged}
              onMerge={setMerged}
            />
          )}
          <Card title={t('builder.check')}>
            <FaultList content={content} faults={faults} onChoose={setChosen} />
            {save.error !== null && <ErrorNotice error={save.error} />}
            <div className="yc-desk-foot">
              <span className="yc-quiet">{t('builder.keeps')}</span>
              <Button
                type="primary"
                disabled={faults.length > 0 || name.trim() === ''}
                loading={save.isPending}
                onClick={send}
              >
                {t('act.saveForm')}
              </Button>
            </div>
          </Card>
        </div>
      </div>
    </Page>
  );
}
