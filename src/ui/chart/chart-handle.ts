import { saveFile } from '../file/save-file.ts';

/** What a page may ask of a drawn chart. */
export interface ChartHandle {
  /** The picture as a PNG data URL at double resolution; `null` before it is drawn. */
  readonly png: (background: string) => string | null;
}

/** Height of the line that holds the mark, and its letters, in pixels of the doubled picture. */
const LINE = 44;
const LETTERS = 20;

/** Saves the picture under a name, the mark below it; returns false when nothing is drawn yet. */
export async function saveChart(
  handle: ChartHandle | null,
  background: string,
  fileName: string,
  mark: string | null = null,
): Promise<boolean> {
  const url = handle?.png(background) ?? null;
  if (url === null) return false;
  const picture = await (await fetch(url)).blob();
  saveFile(mark === null ? picture : await marked(picture, background, mark), `${fileName}.png`);
  return true;
}

async function marked(picture: Blob, background: string, mark: string): Promise<Blob> {
  const image = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height + LINE];
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws no pictures');
  pen.fillStyle = background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0);
  const { fontFamily, color } = getComputedStyle(document.body);
  pen.font = `${LETTERS}px ${fontFamily}`;
  pen.fillStyle = color;
  pen.globalAlpha = 0.6;
  pen.textBaseline = 'middle';
  // A narrow picture squeezes the line rather than cutting off who took it.
  pen.fillText(mark, LETTERS, image.height + LINE / 2, canvas.width - 2 * LETTERS);
  return new Promise((done, failed) =>
    canvas.toBlob(
      (blob) => (blob === null ? failed(new Error('The picture could not be made')) : done(blob)),
      'image/png',
    ),
  );
}
