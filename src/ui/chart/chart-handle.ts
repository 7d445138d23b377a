import { saveFile } from '../file/save-file.ts';

/** What a page may ask of a drawn chart. */
export interface ChartHandle {
  /** The picture as a PNG data URL at double resolution; `null` before it is drawn. */
  readonly png: (background: string) => string | null;
}

/** Saves the picture under a name; returns false when nothing is drawn yet. */
export async function saveChart(handle: ChartHandle | null, background: string, fileName: string): Promise<boolean> {
  const url = handle?.png(background) ?? null;
  if (url === null) return false;
  saveFile(await (await fetch(url)).blob(), `${fileName}.png`);
  return true;
}
