import { AppError, invalid } from '#src/kernel/errors.ts';

/** Refuses input whose first character cannot begin JSON. */
export function assertJsonStart(character: string, file: string): void {
  if (character === '{' || character === '[') return;
  throw invalid('not_json', `"${file}" is not JSON: it begins with "${character}"`, {
    file,
    line: 1,
    remedy: 'Give JSON lines or a JSON array of objects.',
  });
}

export function jsonTooLong(file: string, line: number, limit: number): AppError {
  return new AppError(
    'too_large',
    'line_too_long',
    `"${file}" has a value longer than ${Math.round(limit / 1024 / 1024)} million characters`,
    {
      file,
      line,
      remedy: 'Check for missing line breaks; write one object per line.',
    },
  );
}
