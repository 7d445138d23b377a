export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface PanelRoom {
  readonly width: number;
  readonly count: number;
  /** Left room for the axis texts of the first column. */
  readonly axisWidth: number;
}

const minWidth = 210;
const gap = 20;
const titleHeight = 24;
const plotHeight = 96;
const tickHeight = 26;

/** Where the panels of small multiples lie: as many columns as fit, at most four, all of one size. */
export function panelLayout({ width, count, axisWidth }: PanelRoom): { panels: Panel[]; height: number } {
  const columns = Math.max(1, Math.min(4, count, Math.floor((width - axisWidth + gap) / (minWidth + gap))));
  const panelWidth = Math.floor((width - axisWidth - (columns - 1) * gap - 8) / columns);
  const pitch = titleHeight + plotHeight + tickHeight;
  const panels = Array.from({ length: count }, (_, i) => ({
    left: axisWidth + (i % columns) * (panelWidth + gap),
    top: Math.floor(i / columns) * pitch + titleHeight,
    width: panelWidth,
    height: plotHeight,
  }));
  return { panels, height: Math.ceil(count / columns) * pitch };
}
