import { Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { type Finding, FINDING_ORIGINS, FINDING_SCOPES, PROOF_DAYS } from '../../contract/finding.ts';
import { qualityApi } from '../api.ts';
import { monthRange } from '../scores/months.ts';
import { useAct, useForms } from '../use-quality.ts';
import { findingsPage } from './findings.pages.ts';
import { type FindingFields, describedBy, originBy } from './finding-fields.ts';
import { useKpiNames, useOrganisation, useOwners } from './use-findings.ts';

/** A finding to open, or one its owner has not accepted yet: what, whose, until when, and how it will be proved. */
export function FindingForm({ kept, onClose }: { readonly kept: Finding | null; readonly onClose: () => void }) {
  const { t } = useTranslation('findings');
  const [search, setSearch] = usePageSearch(findingsPage);
  const kpis = useKpiNames();
  const { data: owners } = useOwners();
  const { data: forms } = useForms();
  const { data: organisation } = useOrganisation();
  const [form] = Form.useForm<FindingFields>();
  const said = Form.useWatch([], form) as FindingFields | undefined;
  const save = useAct((fields: FindingFields) =>
    kept === null
      ? qualityApi.openFinding({ ...describedBy(fields), origin: originBy(fields) })
      : qualityApi.editFinding({ ...describedBy(fields), id: kept.id, revision: kept.revision }),
  );
  const month = kept?.month ?? dayjs().format('YYYY-MM');
  const itemsOf = (id: string | undefined) =>
    (forms?.find((one) => one.id === id)?.versions.at(-1)?.content.sections ?? [])
      .flatMap(({ items }) => items)
      .map(({ id: value, words }) => ({ value, label: words }));
  const formOptions = (forms ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const optionsOf = (list: readonly { readonly id: string }[]) =>
    list.map(({ id }) => ({ value: id, label: kpis.name(id) }));
  const placesOf = { team: organisation?.teams, project: organisation?.projects, queue: organisation?.queues };
  const noun = said?.scopeNoun ?? 'centre';
  const places = noun === 'centre' ? [] : (placesOf[noun] ?? []);
  const kind = said?.originKind ?? search.origin ?? 'kpi';
  const measure = said?.measureKind ?? 'kpi';
  const needed = [{ required: true, message: t('form.needed') }];
  const before = said?.before;
  const initial: Partial<FindingFields> =
    kept === null
      ? {
          originKind: search.origin ?? 'kpi',
          kpi: search.kpi,
          form: search.form,
          item: search.item,
          span: [
            dayjs(search.from ?? monthRange(month).from),
            dayjs(search.to ?? monthRange(month).to).subtract(1, 'day'),
          ],
          contacts: search.contact === undefined ? [] : [search.contact],
          appeal: search.appeal,
          month: dayjs(month),
          scopeNoun: 'centre',
          due: dayjs().add(14, 'day'),
          measureKind: search.origin === 'item' ? 'item' : 'kpi',
          proofKpi: kpis.provable.find(({ id }) => id === search.kpi)?.id,
          proofForm: search.form,
          proofItem: search.item,
          direction: search.kpi !== undefined && kpis.better(search.kpi) === 'lower' ? 'down' : 'up',
          days: 28,
          before: dayjs().subtract(28, 'day'),
          settle: 0,
        }
      : {
          originKind: kept.origin.kind,
          words: kept.words,
          measures: kept.measures,
          month: dayjs(kept.month),
          scopeNoun: kept.scope.noun,
          scopeId: kept.scope.id ?? undefined,
          owner: kept.owner,
          due: dayjs(kept.due),
          measureKind: kept.proof.measure.kind,
          ...(kept.proof.measure.kind === 'kpi'
            ? { proofKpi: kept.proof.measure.kpi }
            : { proofForm: kept.proof.measure.form, proofItem: kept.proof.measure.item }),
          direction: kept.proof.direction,
          days: kept.proof.days,
          before: dayjs(kept.proof.before),
          settle: kept.proof.settle,
          channel: kept.proof.where['channel'] ?? [],
        };
  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={t(kept === null ? 'act.new' : 'act.edit')}
      footer={
        <div className="yc-desk-foot">
          <span className="yc-quiet">{t('form.fixedThen')}</span>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      {owners !== undefined && forms !== undefined && kpis.provable.length > 0 && (
        <Form<FindingFields>
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={(fields) =>
            save.mutate(fields, {
              onSuccess: ({ id }) => {
                onClose();
                setSearch({ finding: id });
              },
            })
          }
        >
          <Form.Item name="words" label={t('column.words')} rules={needed}>
            <Input.TextArea rows={3} maxLength={4000} placeholder={t('form.wordsHint')} />
          </Form.Item>
          {kept === null && (
            <div className="yc-finding-pair">
              <Form.Item name="originKind" label={t('column.origin')}>
                <Select options={FINDING_ORIGINS.map((value) => ({ value, label: t(`origin.${value}`) }))} />
              </Form.Item>
              {kind === 'kpi' && (
                <Form.Item name="kpi" label={t('origin.kpi')} rules={needed}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(kpis.all)} />
                </Form.Item>
              )}
              {kind === 'item' && (
                <>
                  <Form.Item name="form" label={t('form.form')} rules={needed}>
                    <Select options={formOptions} />
                  </Form.Item>
                  <Form.Item name="item" label={t('origin.item')} rules={needed}>
                    <Select options={itemsOf(said?.form ?? search.form)} />
                  </Form.Item>
                  <Form.Item name="span" label={t('form.meterSpan')} rules={needed} className="yc-finding-wide">
                    <DatePicker.RangePicker allowClear={false} />
                  </Form.Item>
                </>
              )}
              {kind === 'contact' && (
                <Form.Item name="contacts" label={t('form.contacts')} rules={needed}>
                  <Select mode="tags" tokenSeparators={[',', ' ', '，']} open={false} suffixIcon={null} />
                </Form.Item>
              )}
              {kind === 'appeal' && (
                <Form.Item name="appeal" label={t('form.appeal')} rules={needed}>
                  <Input />
                </Form.Item>
              )}
              {kind === 'comparison' && (
                <Form.Item name="comparison" label={t('form.comparison')} rules={needed}>
                  <Input maxLength={400} />
                </Form.Item>
              )}
            </div>
          )}
          <div className="yc-finding-pair">
            <Form.Item name="scopeNoun" label={t('column.scope')}>
              <Select
                options={FINDING_SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
                onChange={() => form.setFieldValue('scopeId', undefined)}
              />
            </Form.Item>
            {noun !== 'centre' && (
              <Form.Item name="scopeId" label={t(`scope.${noun}`)} rules={needed}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={places.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
            )}
            <Form.Item name="month" label={t('column.month')} rules={needed}>
              <DatePicker picker="month" allowClear={false} />
            </Form.Item>
          </div>
          <Form.Item name="measures" label={t('column.measures')} rules={needed}>
            <Input.TextArea rows={2} maxLength={4000} placeholder={t('form.measuresHint')} />
          </Form.Item>
          <div className="yc-finding-pair">
            <Form.Item name="owner" label={t('column.owner')} rules={needed}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={owners.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
            <Form.Item name="due" label={t('column.due')} rules={needed}>
              <DatePicker allowClear={false} minDate={dayjs()} />
            </Form.Item>
          </div>
          <h3>{t('proof.title')}</h3>
          <p className="yc-quiet">{t('form.proofHint')}</p>
          <div className="yc-finding-pair">
            <Form.Item name="measureKind" label={t('form.measure')}>
              <Select
                options={(['kpi', 'item'] as const).map((value) => ({ value, label: t(`form.measures.${value}`) }))}
              />
            </Form.Item>
            {measure === 'kpi' ? (
              <Form.Item name="proofKpi" label={t('origin.kpi')} rules={needed}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={optionsOf(kpis.provable)}
                  onChange={(id: string) =>
                    form.setFieldValue('direction', kpis.better(id) === 'lower' ? 'down' : 'up')
                  }
                />
              </Form.Item>
            ) : (
              <>
                <Form.Item name="proofForm" label={t('form.form')} rules={needed}>
                  <Select options={formOptions} />
                </Form.Item>
                <Form.Item name="proofItem" label={t('origin.item')} rules={needed}>
                  <Select options={itemsOf(said?.proofForm ?? initial.proofForm)} />
                </Form.Item>
              </>
            )}
            <Form.Item name="direction" label={t('form.direction')}>
              <Select options={(['up', 'down'] as const).map((value) => ({ value, label: t(`form.${value}`) }))} />
            </Form.Item>
            {measure === 'kpi' && (
              <Form.Item name="channel" label={t('form.channel')}>
                <Select mode="tags" placeholder={t('form.allChannels')} />
              </Form.Item>
            )}
          </div>
          <div className="yc-finding-pair">
            <Form.Item name="days" label={t('form.days')}>
              <Select
                options={PROOF_DAYS.map((value) => ({ value, label: t('form.weeks', { count: value / 7 }) }))}
                onChange={(days: number) => form.setFieldValue('before', dayjs().subtract(days, 'day'))}
              />
            </Form.Item>
            <Form.Item
              name="before"
              label={t('form.before')}
              rules={needed}
              extra={
                before !== undefined &&
                `${before.format('YYYY-MM-DD')} – ${before.add((said?.days ?? 28) - 1, 'day').format('YYYY-MM-DD')}`
              }
            >
              <DatePicker allowClear={false} maxDate={dayjs().subtract(said?.days ?? 28, 'day') as Dayjs} />
            </Form.Item>
            <Form.Item name="settle" label={t('form.settle')}>
              <InputNumber min={0} max={60} />
            </Form.Item>
          </div>
        </Form>
      )}
      {save.error !== null && <ErrorNotice error={save.error} />}
    </Drawer>
  );
}
