import type { WhoLooks } from '#src/ui/me/me.ts';
import type { PageEntry } from '#src/ui/page/module-web.ts';

/** Whether a page has something for this person: one of the permissions it names is enough. */
export function mayOpen({ permission }: Pick<PageEntry, 'permission'>, me: WhoLooks): boolean {
  return permission === undefined || [permission].flat().some((one) => me.may(one));
}
