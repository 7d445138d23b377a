import { Button, DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/Icon.tsx';
import { useLocale } from '../locale/use-locale.ts';
import { formatDayRange } from './format-time.ts';
import './range-picker.css';
import { presets, resolveRange, type TimeRange } from './time-range.ts';

interface RangePickerProps {
  readonly value: TimeRange;
  readonly onChange: (range: TimeRange) => void;
  /** Last calendar day with complete data; `null` before any data is known, then the preset's word is shown. */
  readonly lastDay: string | null;
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Button that shows the days in view; opens presets and a calendar. */
export function RangePicker({ value, onChange, lastDay }: RangePickerProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const days = 'preset' in value ? (lastDay === null ? null : resolveRange(value, lastDay)) : value;
  const word = 'preset' in value ? t(`range.${value.preset}`) : null;
  const choose = (range: TimeRange): void => {
    setOpen(false);
    onChange(range);
  };

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="yc-range">
          <ul>
            {presets.map((preset) => (
              <li key={preset}>
                <button
                  type="button"
                  aria-pressed={'preset' in value && value.preset === preset}
                  onClick={() => choose({ preset })}
                >
                  {t(`range.${preset}`)}
                </button>
              </li>
            ))}
          </ul>
          <label>
            {t('range.own')}
            <DatePicker.RangePicker
              value={days === null ? null : [dayjs(days.from), dayjs(days.to)]}
              allowClear={false}
              onChange={(picked) => {
                const [from, to] = picked ?? [];
                if (from != null && to != null)
                  choose({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
              }}
            />
          </label>
        </div>
      }
    >
      <Button icon={<Icon name="calendar" size={15} />} aria-haspopup="dialog" aria-expanded={open}>
        {days === null ? word : formatDayRange(utc(days.from), utc(days.to) + 86_400_000, 'UTC', locale)}
        <Icon name="down" size={12} />
      </Button>
    </Popover>
  );
}
