import { Stream, streamKey } from '../random/stream.ts';

/** Samples a second; one byte each, as telephones sound. */
const RATE = 8000;
const HEADER = 44;

type Span = { readonly from: number; readonly to: number };

/**
 * What a call would have sounded like, as a WAV file (8 kHz, 8 bit, mono): two voices taking turns without words, ringing before the answer, and on hold music or
 * nothing, in turn. Spans in seconds from the beginning of the sound.
 */
export function callSound(
  {
    seconds,
    answered,
    holds,
  }: { readonly seconds: number; readonly answered: number; readonly holds: readonly Span[] },
  seed: number,
): Uint8Array {
  const many = Math.round(seconds * RATE);
  const bytes = new Uint8Array(HEADER + many).fill(128);
  writeHeader(bytes, many);
  const draws = new Stream(streamKey(seed, 'sound'));
  const put = ({ from, to }: Span, levelAt: (second: number) => number): void => {
    const end = Math.min(many, Math.round(to * RATE));
    for (let i = Math.max(0, Math.round(from * RATE)); i < end; i += 1)
      bytes[HEADER + i] = 128 + Math.round(100 * levelAt(i / RATE - from));
  };
  // The ringing tone of China: one second of 450 Hz, four of nothing.
  put({ from: 0, to: answered }, (s) => (s % 5 < 1 ? 0.3 * Math.sin(2 * Math.PI * 450 * s) : 0));
  for (let from = answered, isAgent = true; from < seconds; isAgent = !isAgent) {
    const to = Math.min(seconds, from + draws.between(2, 14));
    put({ from, to }, voice(isAgent ? 210 : 125, isAgent ? 0.8 : 0.5, draws));
    from = to + draws.between(0.2, 1.5);
  }
  for (const [i, hold] of holds.entries()) put(hold, i % 2 === 0 ? music : () => 0);
  return bytes;
}

/** A voice without words: harmonics of a pitch, in syllables of differing strength. */
function voice(pitch: number, loud: number, draws: Stream): (second: number) => number {
  const period = Math.round(RATE / pitch);
  const wave = Array.from({ length: period }, (_, i) =>
    [1, 0.7, 0.5, 0.4, 0.2].reduce((sum, part, n) => sum + part * Math.sin((2 * Math.PI * (n + 1) * i) / period), 0),
  );
  const strengths = Array.from({ length: 32 }, () => draws.between(0.15, 0.42));
  return (second) => {
    const syllable = second * 4.5;
    const strength = strengths[Math.floor(syllable) % strengths.length] as number;
    const i = Math.round(second * RATE) % period;
    return loud * strength * Math.sin(Math.PI * (syllable % 1)) * (wave[i] as number);
  };
}

/** Four notes, over and over. */
function music(second: number): number {
  const note = [523.25, 659.25, 783.99, 659.25][Math.floor(second * 2) % 4] as number;
  return 0.16 * Math.sin(2 * Math.PI * note * second) * (1 - (second * 2 - Math.floor(second * 2)) * 0.6);
}

/** RIFF header of a WAV file of unsigned bytes. */
function writeHeader(bytes: Uint8Array, many: number): void {
  const view = new DataView(bytes.buffer);
  const text = (at: number, words: string): void => {
    for (const [i, letter] of [...words].entries()) view.setUint8(at + i, letter.codePointAt(0) ?? 0);
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + many, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, many, true);
}
