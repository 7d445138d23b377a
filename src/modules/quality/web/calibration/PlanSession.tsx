import { Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMe } from '#src/ui/me/me.ts';
import { type Calibration, CONTACT_CHOICES, FEWEST_CONTACTS, MOST_CONTACTS } from '../../contract/calibration.ts';
import { qualityApi } from '../api.ts';
import { useTasks } from '../use-desk.ts';
import { useAct, useForms, useInspectors } from '../use-quality.ts';

type Fields = {
  readonly name: string;
  readonly form: string;
  readonly due: Dayjs;
  readonly choose: (typeof CONTACT_CHOICES)[number];
  readonly task?: string;
  readonly count?: number;
  readonly period?: readonly [Dayjs, Dayjs];
  readonly contacts?: string;
  readonly inspectors: string[];
  readonly expert: string;
};
interface PlanSessionProps {
  /** The task the session answers. */
  readonly task: string | undefined;
  /** A planned session to plan anew. */
  readonly before: Calibration | null;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const iso = (day: Dayjs): string => day.format('YYYY-MM-DD');

/** Plans a session: which contacts, who scores them blind, and with whom they are compared. */
export function PlanSession({ task, before, onDone, onClose }: PlanSessionProps) {
  const { t } = useTranslation(['calibration', 'quality']);
  const me = useMe();
  const { data: forms } = useForms();
  const { data: inspectors } = useInspectors(true);
  const { data: tasks } = useTasks({});
  const [form] = Form.useForm<Fields>();
  const choose = Form.useWatch('choose', form);
  const count = Form.useWatch('count', form);
  const save = useAct(({ due, period, contacts, task: asked, ...rest }: Fields) =>
    qualityApi.planCalibration({
      ...rest,
      ...(before === null ? {} : { id: before.id }),
      due: iso(due),
      ...(asked === undefined ? {} : { task: asked }),
      ...(period === undefined ? {} : { from: iso(period[0]), to: iso(period[1].add(1, 'day')) }),
      contacts: (contacts ?? '').split(/[\s,，、]+/).filter((one) => one !== ''),
    }),
  );
  if (forms === undefined || inspectors === undefined || tasks === undefined) return null;
  const open = tasks.filter(({ kind, doneAt }) => kind === 'calibration' && doneAt === null);
  const from = open.find(({ id }) => id === (task ?? before?.task));
  const isLot = choose === 'recent' || choose === 'evaluated';
  // Who plans is the expert unless she says otherwise.
  const expert = inspectors.find(({ id }) => id === me.id) ?? inspectors[0];
  const people = inspectors.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t('plan.title')}
      footer={
        <div className="yc-desk-foot">
          <span className="yc-quiet">{t('plan.then')}</span>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t('plan.save')}
          </Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => save.mutate(fields, { onSuccess: ({ id }) => onDone(id) })}
        initialValues={{
          name: before?.name ?? t('plan.name', { day: dayjs().format('YYYY-MM-DD') }),
          form: from?.form ?? before?.form ?? forms.toSorted((a, b) => b.evaluations - a.evaluations)[0]?.id,
          due: before === null ? dayjs().add(7, 'day') : dayjs(before.due),
          choose: from !== undefined ? 'task' : before !== null ? 'named' : 'recent',
          count: FEWEST_CONTACTS,
          period: [dayjs().subtract(28, 'day'), dayjs().subtract(1, 'day')],
          contacts: before?.chosen.map(({ contact }) => contact).join('\n'),
          inspectors:
            before?.people.filter(({ isExpert }) => !isExpert).map(({ id }) => id) ??
            inspectors.filter((one) => one !== expert).map(({ id }) => id),
          expert: before?.people.find(({ isExpert }) => isExpert)?.id ?? expert?.id,
          ...(from === undefined ? {} : { task: from.id }),
        }}
      >
        <Form.Item name="name" label={t('column.session')} rules={[{ required: true }]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="form" label={t('column.form')} rules={[{ required: true }]}>
          <Select options={forms.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="due" label={t('column.due')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} minDate={dayjs()} />
        </Form.Item>
        <Form.Item name="choose" label={t('column.contacts')}>
          <Select
            options={CONTACT_CHOICES.filter((one) => one !== 'task' || open.length > 0).map((value) => ({
              value,
              label: t(`choose.${value}`),
            }))}
          />
        </Form.Item>
        {open.length > 0 && (
          <Form.Item name="task" label={t('plan.task')} rules={[{ required: choose === 'task' }]}>
            <Select
              allowClear
              options={open.map(({ id, itemWords, formName }) => ({ value: id, label: `${itemWords} · ${formName}` }))}
            />
          </Form.Item>
        )}
        {isLot && (
          <>
            <Form.Item
              name="count"
              label={t('plan.count')}
              extra={(count ?? 0) < FEWEST_CONTACTS ? t('plan.few', { count: FEWEST_CONTACTS }) : undefined}
              rules={[{ required: true }]}
            >
              <InputNumber min={1} max={MOST_CONTACTS} precision={0} />
            </Form.Item>
            <Form.Item name="period" label={t('plan.period')} rules={[{ required: true }]}>
              <DatePicker.RangePicker allowClear={false} maxDate={dayjs()} />
            </Form.Item>
          </>
        )}
        {choose === 'named' && (
          <Form.Item name="contacts" label={t('plan.contacts')} rules={[{ required: true }]}>
            <Input.TextArea rows={5} placeholder={t('plan.contactsHint', { count: MOST_CONTACTS })} />
          </Form.Item>
        )}
        <Form.Item name="inspectors" label={t('plan.inspectors')} rules={[{ required: true, type: 'array', min: 2 }]}>
          <Select mode="multiple" options={people} />
        </Form.Item>
        <Form.Item name="expert" label={t('column.expert')} extra={t('plan.expert')} rules={[{ required: true }]}>
          <Select options={people} />
        </Form.Item>
      </Form>
      {save.error !== null && <ErrorNotice error={save.error} />}
    </Drawer>
  );
}
