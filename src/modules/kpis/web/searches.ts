import type { SearchSource } from '#src/ui/page/module-web.ts';
import { kpisApi } from './api.ts';
import { inLocale } from './question/use-kpis.ts';

const most = 6;

/** KPIs by name in either language, alias or id. */
const kpiSearch: SearchSource = {
  key: 'kpis',
  title: 'kpis:search.kpis',
  find: async (text, locale, signal) => {
    const asked = text.toLowerCase();
    const list = await kpisApi.list(undefined, { signal });
    return list
      .filter(({ id, name, title, aliases }) =>
        [id, name.en, name.zh, title.en, title.zh, ...aliases].some((w) => w.toLowerCase().includes(asked)),
      )
      .slice(0, most)
      .map(({ id, title }) => ({
        key: `kpi-${id}`,
        title: inLocale(title, locale),
        detail: id,
        icon: 'numbers' as const,
        href: `/kpis/${encodeURIComponent(id)}`,
      }));
  },
};

/** Contacts by their id or their customer, whole: half a number names nobody. */
const contactSearch: SearchSource = {
  key: 'contacts',
  title: 'kpis:nav.contacts',
  find: async (text, _locale, signal) => {
    if (text.length < 3) return [];
    const { rows } = await kpisApi.contacts({ text, limit: most }, { signal });
    return rows.map(({ contactId, customer, queue }) => ({
      key: `contact-${contactId}`,
      title: contactId,
      detail: [customer, queue].filter((part) => part !== null).join(' · '),
      icon: 'contacts' as const,
      href: `/contacts/${encodeURIComponent(contactId)}`,
    }));
  },
};

export const searches: readonly SearchSource[] = [kpiSearch, contactSearch];
