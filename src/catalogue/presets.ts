import { hours, minutes, seconds } from '#src/kernel/units.ts';
import { type Label, label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterRegistry, ParameterValue } from '#src/semantic/parameter.ts';
import type { ParameterScope } from '#src/semantic/question.ts';

type Default = { readonly default: ParameterValue; readonly byChannel?: Readonly<Record<string, ParameterValue>> };

/** A set of defaults a centre starts from; its own settings come on top. */
export type Preset = {
  readonly id: 'cn' | 'international' | 'hotline-cn';
  readonly label: Label;
  readonly note: Label;
  readonly defaults: Readonly<Partial<Record<ParameterId, Default>>>;
  /** Targets the preset proposes, by KPI. */
  readonly targets: Readonly<Record<string, number>>;
};

/** kpi-catalogue §10. The registry's own defaults are `cn`; the others name what differs. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'cn',
    label: label('China', '国内'),
    note: label(
      'SL-3, 20 s voice, 30 s chat, 4 h e-mail, no short abandons: taking them out reads as cosmetics.',
      'SL-3，语音 20 秒、在线 30 秒、邮件 4 小时，不设速挂：剔除速挂有美化之嫌。',
    ),
    defaults: {
      'service_level.formula': { default: 'SL-3' },
      'service_level.threshold': { default: seconds(20), byChannel: { chat: seconds(30), email: hours(4) } },
      'service_level.target': { default: 0.8 },
      'short_abandon.threshold': { default: 0 },
    },
    targets: { service_level: 0.8 },
  },
  {
    id: 'international',
    label: label('International', '国际'),
    note: label(
      'SL-6 with 20 s, short abandons of up to 5 s (voice) left out.',
      'SL-6，20 秒；语音 5 秒内放弃算速挂并剔除，文字渠道不设。',
    ),
    defaults: {
      'service_level.formula': { default: 'SL-6' },
      'service_level.threshold': { default: seconds(20), byChannel: { chat: seconds(30), email: hours(4) } },
      'service_level.target': { default: 0.8 },
      'short_abandon.threshold': { default: 0, byChannel: { voice: seconds(5) } },
    },
    targets: { service_level: 0.8 },
  },
  {
    id: 'hotline-cn',
    label: label('Public hotline, China', '政务热线'),
    note: label(
      '15 s, answer rate of at least 95 %, other media within 3 min: GB/T 33358-2016 as quoted elsewhere, to be verified.',
      '15 秒，人工接通率不低于 95%，其他媒体 3 分钟内：转引自 GB/T 33358-2016，待核实。',
    ),
    defaults: {
      'service_level.formula': { default: 'SL-3' },
      'service_level.threshold': { default: seconds(15), byChannel: { chat: minutes(3), email: minutes(3) } },
      'service_level.target': { default: 0.8 },
      'short_abandon.threshold': { default: 0 },
    },
    targets: { answer_rate: 0.95 },
  },
];

/** The registry with a preset's defaults in place of its own. */
export function withPreset(registry: ParameterRegistry, preset: Preset): ParameterRegistry {
  const entries = Object.entries(registry).map(([id, spec]) => {
    const own = preset.defaults[id as ParameterId];
    if (!own) return [id, spec] as const;
    const { byChannel: _, ...rest } = spec;
    return [id, { ...rest, ...own }] as const;
  });
  return Object.fromEntries(entries);
}

/** Channel defaults as scopes: one a channel, with every setting that differs there. */
export function channelScopes(registry: ParameterRegistry): ParameterScope[] {
  const byChannel = new Map<string, Record<string, ParameterValue>>();
  for (const [id, spec] of Object.entries(registry)) {
    for (const [channel, value] of Object.entries(spec.byChannel ?? {}))
      byChannel.set(channel, { ...byChannel.get(channel), [id]: value });
  }
  return [...byChannel].map(([channel, values]) => ({ where: { channel: [channel] }, values }));
}
