/** Colour tokens of both schemes. Every pair was checked for contrast (≥ 4.5 : 1 for text and states) and for colour blindness. */
export type Scheme = 'light' | 'dark';

export interface Tokens {
  readonly canvas: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text1: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly accentSoft: string;
  /** Text on a solid accent ground. */
  readonly onAccent: string;
  readonly limits: string;
  readonly bar: string;
  readonly stateOn: string;
  readonly stateOnSoft: string;
  readonly stateOff: string;
  readonly stateOffSoft: string;
  readonly stateWatch: string;
  readonly stateWatchSoft: string;
  readonly stateProvisional: string;
  readonly stateProvisionalSoft: string;
  readonly stateNone: string;
  readonly stateNoneSoft: string;
  /** Five at most; a sixth series becomes grey or the chart becomes small multiples. */
  readonly series: readonly [string, string, string, string, string];
}

const light: Tokens = {
  canvas: '#F4F5F7',
  surface: '#FFFFFF',
  sunken: '#EEF0F3',
  line: '#E2E5EA',
  lineStrong: '#C6CCD5',
  text1: '#18202C',
  text2: '#465162',
  text3: '#5F6A7A',
  accent: '#2257C4',
  accentSoft: '#E8EFFC',
  onAccent: '#FFFFFF',
  limits: '#E9EDF5',
  bar: '#D5DCE8',
  stateOn: '#0B7358',
  stateOnSoft: '#E2F3ED',
  stateOff: '#A81F1F',
  stateOffSoft: '#FBEAE7',
  stateWatch: '#946500',
  stateWatchSoft: '#FDF4E0',
  stateProvisional: '#6B4FA3',
  stateProvisionalSoft: '#F0EBF8',
  stateNone: '#5F6A7A',
  stateNoneSoft: '#EEF0F3',
  series: ['#2257C4', '#D9730D', '#1BA39C', '#9B2C6B', '#2F3B4B'],
};

const dark: Tokens = {
  canvas: '#0F141B',
  surface: '#171D26',
  sunken: '#10161E',
  line: '#29313D',
  lineStrong: '#434E5E',
  text1: '#E8ECF2',
  text2: '#B4BECC',
  text3: '#8E9AAB',
  accent: '#7FA8FF',
  accentSoft: '#1E2C4A',
  onAccent: '#0F141B',
  limits: '#1D2531',
  bar: '#2D3849',
  stateOn: '#4CC9A0',
  stateOnSoft: '#15332B',
  stateOff: '#FF8C6B',
  stateOffSoft: '#3D2019',
  stateWatch: '#EBC15E',
  stateWatchSoft: '#362B13',
  stateProvisional: '#BBA2F0',
  stateProvisionalSoft: '#2C2542',
  stateNone: '#8E9AAB',
  stateNoneSoft: '#232B36',
  series: ['#7FA8FF', '#F2A154', '#35BFAE', '#C7579B', '#D5DCE6'],
};

export const tokens: Readonly<Record<Scheme, Tokens>> = { light, dark };

/** Latin and figures from Inter, then the Chinese faces a machine has. */
export const fontFamily =
  "'Inter Variable', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', system-ui, sans-serif";
