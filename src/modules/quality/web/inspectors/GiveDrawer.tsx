import { Button, DatePicker, Drawer, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { INSPECTOR_SKILLS } from '../../contract/inspector.ts';
import { qualityApi } from '../api.ts';
import { useAct, useForms, useInspectors } from '../use-quality.ts';
import { inspectorsPage } from './inspectors.pages.ts';

type Fields = {
  readonly inspector: string;
  readonly skill: (typeof INSPECTOR_SKILLS)[number];
  readonly proof: string;
  readonly link: string | undefined;
  readonly on: Dayjs;
  readonly until: Dayjs | null;
  /** `form <id>` or `channel <name>`. */
  readonly of: string;
};

const day = (at: Dayjs): string => at.format('YYYY-MM-DD');

/** Keeps the proof of a skill, or gives a certificate. */
export function GiveDrawer({
  what,
  onClose,
}: {
  readonly what: 'skill' | 'certificate';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('inspectors');
  const [{ inspector }] = usePageSearch(inspectorsPage);
  const { data: inspectors } = useInspectors(true);
  const { data: forms } = useForms();
  const [form] = Form.useForm<Fields>();
  const said = Form.useWatch([], form) as Fields | undefined;
  const give = useAct(async (fields: Fields) => {
    const until = fields.until === null ? null : day(fields.until);
    if (what === 'skill') {
      const { skill, proof, link } = fields;
      const kept = link === undefined || link === '' ? {} : { link };
      await qualityApi.giveSkill({ inspector: fields.inspector, skill, proof, on: day(fields.on), until, ...kept });
      return;
    }
    const [noun, ...rest] = fields.of.split(' ');
    const id = rest.join(' ');
    const of = noun === 'form' ? { form: id } : { channel: id };
    await qualityApi.giveCertificate({ inspector: fields.inspector, until, ...of });
  });
  const needed = [{ required: true, message: t('needed') }];
  const channels = [...new Set((forms ?? []).map(({ channel }) => channel))];
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={t(`act.${what}`)}
      footer={
        <div className="yc-desk-foot">
          <span className="yc-quiet">{what === 'certificate' && t('certificate.rests')}</span>
          <Button type="primary" loading={give.isPending} onClick={() => form.submit()}>
            {t('act.save')}
          </Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ inspector, skill: 'process', on: dayjs(), until: dayjs().add(1, 'year') }}
        onFinish={(fields) => give.mutate(fields, { onSuccess: onClose })}
      >
        <Form.Item name="inspector" label={t('column.inspector')} rules={needed}>
          <Select options={(inspectors ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        {what === 'skill' ? (
          <>
            <Form.Item name="skill" label={t('column.skill')} extra={t(`proofOf.${said?.skill ?? 'process'}`)}>
              <Select options={INSPECTOR_SKILLS.map((value) => ({ value, label: t(`skill.${value}`) }))} />
            </Form.Item>
            <Form.Item name="proof" label={t('column.proof')} rules={needed}>
              <Input.TextArea rows={3} maxLength={4000} />
            </Form.Item>
            <Form.Item name="link" label={t('column.link')} rules={[{ type: 'url', message: t('badLink') }]}>
              <Input maxLength={500} placeholder="https://" />
            </Form.Item>
            <Form.Item name="on" label={t('column.on')} rules={needed}>
              <DatePicker allowClear={false} maxDate={dayjs()} />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="of" label={t('column.of')} rules={needed}>
            <Select
              options={[
                ...(forms ?? []).map(({ id, name }) => ({ value: `form ${id}`, label: name })),
                ...channels.map((channel) => ({
                  value: `channel ${channel}`,
                  label: t('certificate.channel', { channel }),
                })),
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="until" label={t('column.until')}>
          <DatePicker placeholder={t('noEnd')} />
        </Form.Item>
      </Form>
      {give.error !== null && <ErrorNotice error={give.error} />}
    </Drawer>
  );
}
