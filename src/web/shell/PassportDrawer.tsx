import { lazy, Suspense } from 'react';
import type { PassportDrawerProps } from '#src/ui/page/module-web.ts';
import { modules } from '../modules.ts';

const load = modules.find(({ passport }) => passport !== undefined)?.passport;
const Drawer = load === undefined ? null : lazy(async () => ({ default: await load() }));

/** The passport as its module draws it, loaded when the first number is opened. */
export function PassportDrawer(props: PassportDrawerProps) {
  return Drawer === null ? null : (
    <Suspense fallback={null}>
      <Drawer {...props} />
    </Suspense>
  );
}
