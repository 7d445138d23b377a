import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Chinese and Latin in one face, from the packages: the same letters on every machine. */
export const FONT = 'Noto Sans SC';
export const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;

/** Ink on white paper, as the light scheme of the pages has it. */
export const INK = {
  text: '#18202C',
  soft: '#465162',
  faint: '#5F6A7A',
  line: '#E2E5EA',
  strong: '#C6CCD5',
  ground: '#F4F5F7',
  accent: '#2257C4',
  bar: '#D5DCE8',
  on: '#0B7358',
  off: '#A81F1F',
  watch: '#946500',
  provisional: '#6B4FA3',
  none: '#465162',
} as const;
