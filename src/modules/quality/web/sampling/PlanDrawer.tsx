import { Button, Checkbox, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { EVALUATION_SOURCES } from '../../contract/draw.ts';
import { qualityApi } from '../api.ts';
import { PassedOver } from '../inspectors/PassedOver.tsx';
import { useCertified } from '../inspectors/use-certified.ts';
import { useAct, useForms } from '../use-quality.ts';

type Fields = {
  readonly name: string;
  readonly period: readonly [Dayjs, Dayjs];
  readonly form: string;
  readonly source: (typeof EVALUATION_SOURCES)[number];
  readonly minimum: number;
  readonly maximum: number;
  readonly surveyed: number;
  readonly extraCounts: boolean;
  readonly inspectors: string[];
};

/** Fixes a plan for a period that lies ahead: the same least for everybody, a most, and whether what agents ask for counts. */
export function PlanDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('quality');
  const { data: forms } = useForms();
  const [form] = Form.useForm<Fields>();
  // Others may be named still, since the plan begins later.
  const { inspectors, unfit } = useCertified(form);
  const fix = useAct((fields: Fields) => {
    const { period, ...rest } = fields;
    return qualityApi.fixPlan({
      ...rest,
      from: period[0].format('YYYY-MM-DD'),
      to: period[1].add(1, 'day').format('YYYY-MM-DD'),
      where: {},
    });
  });
  const next = dayjs().add(1, 'month').startOf('month');
  const number = (name: 'minimum' | 'maximum' | 'surveyed', least: number) => (
    <Form.Item name={name} label={t(`plan.field.${name}`)} rules={[{ required: true }]}>
      <InputNumber min={least} max={200} />
    </Form.Item>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t('plan.title')}
      footer={
        <div className="yc-desk-foot">
          <span className="yc-quiet">{t('plan.fixedThen')}</span>
          <Button type="primary" loading={fix.isPending} onClick={() => form.submit()}>
            {t('plan.fix')}
          </Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => fix.mutate(fields, { onSuccess: onClose })}
        initialValues={{
          name: t('draw.name', { month: next.format('YYYY-MM') }),
          period: [next, next.endOf('month')],
          source: 'qa',
          minimum: 8,
          maximum: 12,
          surveyed: 0,
          extraCounts: false,
          form: forms?.[0]?.id,
        }}
      >
        <Form.Item name="name" label={t('column.plan')} rules={[{ required: true }]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="period" label={t('column.period')} rules={[{ required: true }]}>
          <DatePicker.RangePicker allowClear={false} minDate={dayjs().add(1, 'day')} />
        </Form.Item>
        <Form.Item name="form" label={t('column.form')} rules={[{ required: true }]}>
          <Select options={(forms ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="source" label={t('column.source')}>
          <Select options={EVALUATION_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))} />
        </Form.Item>
        <div className="yc-plan-numbers">
          {number('minimum', 1)}
          {number('maximum', 1)}
          {number('surveyed', 0)}
        </div>
        <Form.Item name="extraCounts" valuePropName="checked">
          <Checkbox>{t('plan.field.extraCounts')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="inspectors"
          label={t('draw.inspectors')}
          rules={[{ required: true }]}
          extra={unfit.length > 0 && <PassedOver people={unfit} />}
        >
          <Select
            mode="multiple"
            options={(inspectors ?? []).map(({ id, name, open }) => ({
              value: id,
              label: t('draw.load', { name, count: open }),
            }))}
          />
        </Form.Item>
      </Form>
      {fix.error !== null && <ErrorNotice error={fix.error} />}
    </Drawer>
  );
}
