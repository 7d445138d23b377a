/** Line icons on a 24 grid, stroke 2. One path string each; several subpaths allowed. */
const paths = {
  numbers: 'M4 20V10M10 20V4M16 20v-7M3 20.5h18M21 20V8',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2 20.5 20.5',
  calendar: 'M5 5.5h14v14H5zM5 10h14M9 3v4M15 3v4',
  building: 'M5 20V4h9v16M14 9h5v11M3 20h18M8 8h3M8 12h3M8 16h3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M7 10l5 5 5-5',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.2A8 8 0 0 1 9.8 4 8 8 0 1 0 20 14.2z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15',
  upload: 'M12 15.5v-11M7.5 9 12 4.5 16.5 9M4.5 19.5h15',
  columns: 'M4.5 5h15v14h-15zM9.5 5v14M14.5 5v14',
  density: 'M4 6h16M4 10.5h16M4 15h16M4 19.5h16',
  image: 'M4.5 5h15v14h-15zM8.5 10.2a.8.8 0 1 0 0-1.6.8.8 0 0 0 0 1.6zM5 17l5-4 3 2.5 3-3 3.5 3.5',
  check: 'M5 12.5 10 17l9-10',
  contacts: 'M5 5.5h14v10h-8l-4 3.5v-3.5H5z',
  sources:
    'M12 4.5c4 0 7 1 7 2.5s-3 2.5-7 2.5S5 8.5 5 7s3-2.5 7-2.5zM5 7v10c0 1.5 3 2.5 7 2.5s7-1 7-2.5V7M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5',
  warning: 'M12 4.5 21 19.5H3zM12 10.5v4M12 17v.2',
  pulse: 'M3 12h4l3-8 4 16 3-8h4',
  shield: 'M12 3.5l7 2.5v6c0 4.5-3 7-7 8.5-4-1.5-7-4-7-8.5V6zM9 11.8l2.2 2.2 4-4.2',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 2.8-5.5 6.5-5.5s6.5 2 6.5 5.5M16 5a3.3 3.3 0 0 1 0 6.4M18 14.8c2.2.6 3.5 2.3 3.5 5.2',
  book: 'M5 4.5h14v15H7a2 2 0 0 1-2-2zM5 17.5a2 2 0 0 1 2-2h12',
  cycle: 'M4.5 10A8 8 0 0 1 19 8.5M19.5 14A8 8 0 0 1 5 15.5M19.5 4v4.5H15M4.5 20v-4.5H9',
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** Decorative: the text beside it, or the button's label, says what it means. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg
      className="yc-icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
