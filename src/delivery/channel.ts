import type { z } from 'zod';
import { invalid } from '#src/kernel/errors.ts';
import { KINDS } from './adapters/index.ts';
import type { ChannelKindId } from './channel-kind.ts';

type Texts = Readonly<Record<string, unknown>>;

/** A channel as it is kept. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKindId;
  readonly name: string;
  readonly settings: Texts;
  readonly secrets: Texts;
}

/** A channel as it is shown: of each secret only that it is there, and its end where that tells two apart. */
export interface ShownChannel extends Omit<Channel, 'secrets'> {
  readonly secrets: Readonly<Record<string, string>>;
}

export function shown({ secrets, ...rest }: Channel): ShownChannel {
  const masked = Object.entries(secrets).map(([name, value]) => [name, mask(name, String(value))]);
  return { ...rest, secrets: Object.fromEntries(masked) };
}

function mask(name: string, value: string): string {
  if (name !== 'url' || !URL.canParse(value)) return '••••••';
  return `${new URL(value).host}/…${value.length > 40 ? value.slice(-4) : ''}`;
}

/** Checks settings and secrets by their kind; throws `bad_channel` naming the field. Unknown fields are dropped. */
export function checkedChannel(
  kind: ChannelKindId,
  settings: unknown,
  secrets: unknown,
): { settings: Texts; secrets: Texts } {
  return {
    settings: checked(KINDS[kind].settings, settings, 'settings'),
    secrets: checked(KINDS[kind].secrets, secrets, 'secrets'),
  };
}

function checked(schema: z.ZodType<object>, value: unknown, place: string): Texts {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as Texts;
  const [issue] = parsed.error.issues;
  const field = [place, ...(issue?.path ?? [])].join('.');
  throw invalid('bad_channel', `The channel cannot be used: ${field} ${issue?.message ?? ''}`, {
    field,
    remedy: 'Mend this field; addresses and keys are copied from the settings of the robot or mail server.',
  });
}
