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

interface OwnDays {
  readonly from: string | null;
  readonly to: string | null;
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Button that shows the days in view; opens presets and a calendar. */
export function RangePicker({ value, onChange, lastDay }: RangePickerProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const days = 'preset' in value ? (lastDay === null ? null : resolveRange(value, lastDay)) : value;
  const word = 'preset' in value ? t(`range.${value.preset}`) : null;
  const [own, setOwn] = useState<OwnDays>({ from: days?.from ?? null, to: days?.to ?? null });
  // The later pick wins: an end before the start moves the start, and the other way round.
  const pick = (next: OwnDays): void => {
    const backwards = next.from !== null && next.to !== null && next.from > next.to;
    if (!backwards) setOwn(next);
    else setOwn(next.from === own.from ? { from: next.to, to: next.to } : { from: next.from, to: next.from });
  };
  const choose = (range: TimeRange): void => {
    setOpen(false);
    onChange(range);
  };

  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        if (next) setOwn({ from: days?.from ?? null, to: days?.to ?? null });
        setOpen(next);
      }}
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
          <div className="yc-range-own">
            {t('range.own')}
            {/* Two single calendars: a double one is wider than a phone. */}
            <span className="yc-range-days">
              <DatePicker
                aria-label={t('range.from')}
                placeholder={t('range.from')}
                allowClear={false}
                value={own.from === null ? null : dayjs(own.from)}
                onChange={(day) => pick({ ...own, from: day === null ? null : day.format('YYYY-MM-DD') })}
              />
              <span>–</span>
              <DatePicker
                aria-label={t('range.to')}
                placeholder={t('range.to')}
                allowClear={false}
                value={own.to === null ? null : dayjs(own.to)}
                onChange={(day) => pick({ ...own, to: day === null ? null : day.format('YYYY-MM-DD') })}
              />
            </span>
            <Button
              disabled={own.from === null || own.to === null}
              onClick={() => {
                if (own.from !== null && own.to !== null) choose({ from: own.from, to: own.to });
              }}
            >
              {t('range.show')}
            </Button>
          </div>
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
