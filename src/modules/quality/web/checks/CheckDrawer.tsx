import { Alert, Button, Drawer, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Check, RuleSpec } from '../../contract/check.ts';
import type { Answer } from '../../contract/score.ts';
import { answerWords, optionsOf } from '../answer-words.ts';
import { qualityApi } from '../api.ts';
import { useAct, useForms } from '../use-quality.ts';

const LOOKS = ['words', 'longest_wait', 'hold', 'closed_by'] as const;
const ENDERS = ['customer', 'agent', 'system', 'timeout', 'transfer'] as const;

/** One check: which item it answers, and by which rule or prompt. Saving a change begins it anew. */
export function CheckDrawer({ check, onClose }: { readonly check: Check | null; readonly onClose: () => void }) {
  const { t } = useTranslation('quality');
  const { data: forms } = useForms();
  const rule = check?.spec.kind === 'rule' ? check.spec.rule : undefined;
  const [name, setName] = useState(check?.name ?? '');
  const [formId, setForm] = useState(check?.form);
  const [itemId, setItem] = useState(check?.item);
  const [kind, setKind] = useState<'rule' | 'model'>(check?.spec.kind ?? 'rule');
  const [prompt, setPrompt] = useState(check?.spec.kind === 'model' ? check.spec.prompt : '');
  const [look, setLook] = useState<RuleSpec['look']>(rule?.look ?? 'words');
  const [side, setSide] = useState<'agent' | 'customer'>(rule?.look === 'words' ? rule.side : 'agent');
  const [words, setWords] = useState<string[]>(rule?.look === 'words' ? rule.words : []);
  const [atMost, setAtMost] = useState(rule && 'atMost' in rule ? rule.atMost : 120);
  const [who, setWho] = useState<(typeof ENDERS)[number]>(rule?.look === 'closed_by' ? rule.who : 'agent');
  const [yes, setYes] = useState<Answer | undefined>(rule && ('found' in rule ? rule.found : rule.within));
  const [no, setNo] = useState<Answer | undefined>(rule?.otherwise);
  const form = forms?.find(({ id }) => id === formId);
  const items = form?.versions.at(-1)?.content.sections.flatMap((section) => section.items) ?? [];
  const item = items.find(({ id }) => id === itemId);
  const options = item === undefined ? [] : optionsOf(item, t);
  const specOf = (): RuleSpec | null => {
    if (yes === undefined || no === undefined) return null;
    switch (look) {
      case 'words':
        return words.length === 0 ? null : { look, side, words, found: yes, otherwise: no };
      case 'closed_by':
        return { look, who, found: yes, otherwise: no };
      default:
        return { look, atMost, within: yes, otherwise: no };
    }
  };
  const made = kind === 'rule' ? specOf() : null;
  const save = useAct(() =>
    qualityApi.saveCheck({
      ...(check === null ? {} : { id: check.id }),
      form: formId ?? '',
      item: itemId ?? '',
      name,
      spec: made === null ? { kind: 'model', prompt } : { kind: 'rule', rule: made },
    }),
  );
  const isWhole = name.trim() !== '' && item !== undefined && (kind === 'model' ? prompt.trim() !== '' : made !== null);
  const answer = (label: string, value: Answer | undefined, set: (value: Answer | undefined) => void) => (
    <label>
      {label}
      <Select
        value={value === undefined ? undefined : String(value)}
        options={options.map((one) => ({ value: String(one.answer), label: answerWords(item, one.answer, t) }))}
        onChange={(chosen) => set(options.find((one) => String(one.answer) === chosen)?.answer)}
      />
    </label>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={check?.name ?? t('check.new')}
      footer={
        <div className="yc-desk-foot">
          <span className="yc-quiet">{t('check.anew')}</span>
          <Button
            type="primary"
            disabled={!isWhole}
            loading={save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: onClose })}
          >
            {t('check.save')}
          </Button>
        </div>
      }
    >
      <div className="yc-check">
        <label>
          {t('column.check')}
          <Input maxLength={120} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          {t('column.form')}
          <Select
            value={formId}
            options={(forms ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(id) => {
              setForm(id);
              setItem(undefined);
            }}
          />
        </label>
        <label>
          {t('column.item')}
          <Select
            value={itemId}
            options={items.map((one) => ({ value: one.id, label: one.words }))}
            onChange={setItem}
          />
        </label>
        {item?.critical != null && <Alert type="info" showIcon title={t('check.criticalHint')} />}
        <Segmented
          value={kind}
          options={(['rule', 'model'] as const).map((value) => ({ value, label: t(`check.kind.${value}`) }))}
          onChange={setKind}
        />
        {kind === 'model' ? (
          <label>
            {t('check.prompt')}
            <Input.TextArea
              autoSize={{ minRows: 6 }}
              maxLength={8000}
              value={prompt}
              onChange={({ target }) => setPrompt(target.value)}
            />
          </label>
        ) : (
          <>
            <label>
              {t('check.look')}
              <Select
                value={look}
                options={LOOKS.map((value) => ({ value, label: t(`check.lookAt.${value}`) }))}
                onChange={setLook}
              />
            </label>
            {look === 'words' && (
              <>
                <Segmented
                  value={side}
                  options={(['agent', 'customer'] as const).map((value) => ({ value, label: t(`sender.${value}`) }))}
                  onChange={setSide}
                />
                <label>
                  {t('check.words')}
                  <Select
                    mode="tags"
                    open={false}
                    value={words}
                    tokenSeparators={['，', ',', '、']}
                    onChange={setWords}
                  />
                </label>
              </>
            )}
            {(look === 'longest_wait' || look === 'hold') && (
              <label>
                {t('check.atMost')}
                <InputNumber min={1} value={atMost} onChange={(value) => setAtMost(value ?? 1)} />
              </label>
            )}
            {look === 'closed_by' && (
              <label>
                {t('check.who')}
                <Select
                  value={who}
                  options={ENDERS.map((value) => ({ value, label: t(`check.ender.${value}`) }))}
                  onChange={setWho}
                />
              </label>
            )}
            {answer(t('check.ifSo'), yes, setYes)}
            {answer(t('check.ifNot'), no, setNo)}
          </>
        )}
        {save.error !== null && <ErrorNotice error={save.error} />}
      </div>
    </Drawer>
  );
}
