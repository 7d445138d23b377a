import { Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { EVALUATION_SOURCES, REASONS, SAMPLES } from '../contract/draw.ts';
import { sampleSize } from '../contract/statistics/sample-size.ts';
import { PassedOver } from './inspectors/PassedOver.tsx';
import { useCertified } from './inspectors/use-certified.ts';
import { useDraw, useForms } from './use-quality.ts';

type Fields = {
  readonly name: string;
  readonly period: readonly [Dayjs, Dayjs];
  readonly form: string;
  readonly sample: (typeof SAMPLES)[number];
  readonly reason?: (typeof REASONS)[number];
  readonly threshold?: number;
  readonly agents?: string;
  readonly source: (typeof EVALUATION_SOURCES)[number];
  readonly perAgent: number;
  readonly inspectors: string[];
  readonly due?: Dayjs;
};

const iso = (day: Dayjs): string => day.format('YYYY-MM-DD');
/** Evaluations of one agent that tell a share to ± so many points. */
const MARGINS = [0.1, 0.2, 0.3] as const;

/** Draws a sample: of whom, how many of everybody, by which form, for whom to judge; says what so many can tell. */
export function DrawDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['quality', 'inspectors']);
  const { data: forms } = useForms();
  const draw = useDraw();
  const [form] = Form.useForm<Fields>();
  const { inspectors, unfit } = useCertified(form);
  const sample = Form.useWatch('sample', form);
  const reason = Form.useWatch('reason', form);
  const isAsked = reason === 'on_request' || reason === 'coaching';
  const unit = reason === 'long_call' || reason === 'low_survey' || reason === 'repeat_contact' ? reason : null;
  const month = dayjs().startOf('month');
  const choices = <V extends string>(values: readonly V[], word: (value: V) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  const send = ({ period: [from, to], reason: why, threshold, agents, due, ...rest }: Fields): void =>
    draw.mutate(
      {
        ...rest,
        from: iso(from),
        to: iso(to.add(1, 'day')),
        reason: rest.sample === 'targeted' ? (why ?? null) : null,
        ...(threshold == null || rest.sample !== 'targeted'
          ? {}
          : { threshold: why === 'low_survey' ? threshold / 100 : threshold }),
        where: agents?.trim() ? { agent: agents.split(/[,，、]/).map((one) => one.trim()) } : {},
        ...(due === undefined ? {} : { due: iso(due) }),
      },
      { onSuccess: onClose },
    );
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t('draw.title')}
      footer={
        <div className="yc-desk-foot">
          <span />
          <Button type="primary" loading={draw.isPending} onClick={() => form.submit()}>
            {t('act.draw')}
          </Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={send}
        initialValues={{
          name: t('draw.name', { month: month.format('YYYY-MM') }),
          period: [month, dayjs()],
          sample: 'random',
          source: 'qa',
          perAgent: 4,
          form: forms?.[0]?.id,
        }}
      >
        <Form.Item name="name" label={t('column.draw')} rules={[{ required: true }]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="period" label={t('column.period')} rules={[{ required: true }]}>
          <DatePicker.RangePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="form" label={t('column.form')} rules={[{ required: true }]}>
          <Select options={(forms ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="sample" label={t('column.sample')} extra={t(`draw.hint.${sample ?? 'random'}`)}>
          <Select options={choices(SAMPLES, (value) => t(`sample.${value}`))} />
        </Form.Item>
        {sample === 'targeted' && (
          <Form.Item name="reason" label={t('column.why')} rules={[{ required: true }]}>
            <Select options={choices(REASONS, (value) => t(`reason.${value}`))} />
          </Form.Item>
        )}
        {sample === 'targeted' && unit !== null && (
          <Form.Item name="threshold" label={t(`draw.threshold.${unit}`)} extra={t(`draw.thresholdHint.${unit}`)}>
            <InputNumber min={1} />
          </Form.Item>
        )}
        {sample === 'targeted' && (
          <Form.Item
            name="agents"
            label={t('draw.agents')}
            rules={[{ required: isAsked }]}
            extra={t('draw.agentsHint')}
          >
            <Input maxLength={400} />
          </Form.Item>
        )}
        <Form.Item name="source" label={t('column.source')}>
          <Select options={choices(EVALUATION_SOURCES, (value) => t(`source.${value}`))} />
        </Form.Item>
        <Form.Item
          name="perAgent"
          label={t('column.perAgent')}
          // What a targeted sample finds tells nothing of the rest.
          extra={
            sample !== 'targeted' &&
            t('draw.tells', {
              margins: MARGINS.map((margin) =>
                t('draw.margin', { n: sampleSize({ margin, share: 0.9 }), margin: margin * 100 }),
              ).join(t('draw.and')),
            })
          }
        >
          <InputNumber min={1} max={200} />
        </Form.Item>
        <Form.Item
          name="inspectors"
          label={t('draw.inspectors')}
          rules={[{ required: true }]}
          extra={unfit.length > 0 && <PassedOver people={unfit} />}
        >
          <Select
            mode="multiple"
            options={(inspectors ?? []).map(({ id, name, open, unfit: why }) => ({
              value: id,
              label: t('draw.load', { name, count: open }),
              disabled: why !== null,
            }))}
          />
        </Form.Item>
        <Form.Item name="due" label={t('column.due')}>
          <DatePicker />
        </Form.Item>
      </Form>
      {draw.error !== null && <ErrorNotice error={draw.error} />}
    </Drawer>
  );
}
