import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#src/ui/locale/locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { TimelineItem } from '#src/ui/passport/Timeline.tsx';
import { formatClockSeconds } from '#src/ui/time/format-time.ts';
import type { ContactCourse } from '../../contract/contacts.ts';

const tones: Readonly<Record<string, TimelineItem['tone']>> = {
  contact_described: 'start',
  ivr_entered: 'start',
  queue_entered: 'wait',
  queue_left: 'bad',
  contact_refused: 'bad',
  ring_ended: 'warn',
  agent_connected: 'good',
  hold_started: 'warn',
  agent_left: 'end',
  contact_ended: 'end',
};

/** Steps of a contact in the reader's words; a step we have no word for shows the source's own. */
export function useCourseItems(course: ContactCourse | undefined, locale: Locale): TimelineItem[] {
  const { t } = useTranslation('kpis');
  return useMemo(
    () =>
      (course?.steps ?? []).map((step, i) => {
        const { at, queue, agent, lasted } = step;
        // Logs name the number dialled before any queue; only a contact that never gets further was refused.
        const arrived = step.what === 'contact_refused' && step.text === 'no_entry';
        const [what, text] = arrived ? ['arrived', null] : [step.what, step.text];
        const word = i18next.exists(`kpis:step.${what}`) ? t(`step.${what}` as 'step.queue_entered') : what;
        const said =
          text === null ? null : i18next.exists(`kpis:how.${text}`) ? t(`how.${text}` as 'how.customer') : text;
        const detail = [lasted === null ? null : formatValue(lasted, 'duration', locale), said].filter(
          (d) => d !== null,
        );
        return {
          key: String(i),
          at: formatClockSeconds(Date.parse(at), course!.zone, locale, true),
          title: [word, queue, agent].filter((w) => w !== null).join(' '),
          ...(detail.length === 0 ? {} : { detail: detail.join(' · ') }),
          tone: tones[what] ?? 'start',
        };
      }),
    [course, locale, t],
  );
}
