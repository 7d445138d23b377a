import type { Actor } from '#src/http/actor.ts';
import { masked, maskedText } from '#src/kernel/personal.ts';
import type { ContactCourse } from '../../contract/contacts.ts';
import { maskedRow } from './personal-data.ts';

const TWO_DAYS = 2 * 86_400_000;

/** A course with what tells who the customer is masked: in fields, in what was said and in the raw records. */
export function maskedCourse(course: ContactCourse, actor: Actor): ContactCourse {
  const { contact } = course;
  const known = contact.customer === null ? [] : [contact.customer];
  const began = Date.parse(contact.firstTouch);
  const ended = contact.endedAt === null ? began : Date.parse(contact.endedAt);
  /** Instants of the contact, in seconds or milliseconds, and its own number. */
  const keep = (digits: string): boolean =>
    contact.contactId.includes(digits) ||
    [1, 1000].some((unit) => {
      const at = Number(digits) * unit;
      return at >= began - TWO_DAYS && at <= ended + TWO_DAYS;
    });
  const hidden = (text: string): string => maskedText(text, { known, keep });
  return {
    ...course,
    masked: true,
    contact: { ...contact, customer: contact.customer === null ? null : masked(contact.customer) },
    steps: course.steps.map((step) => ({ ...step, text: step.text === null ? null : hidden(step.text) })),
    entries: course.entries.map((row) => maskedRow(row, actor)),
    legs: course.legs.map((row) => maskedRow(row, actor)),
    raw: course.raw.map((line) => ({ ...line, text: hidden(line.text) })),
  };
}

/** A course for whom the centre names nobody: neither agents nor teams, nor the raw records that name them. */
export function withoutNames(course: ContactCourse): ContactCourse {
  const unnamed = <T extends Readonly<Record<string, unknown>>>(row: T): T => ({ ...row, agent: null, team: null });
  return {
    ...course,
    contact: { ...course.contact, agent: null, team: null },
    steps: course.steps.map((step) => ({ ...step, agent: null })),
    entries: course.entries.map(unnamed),
    legs: course.legs.map(unnamed),
    partial: true,
    raw: [],
  };
}
