import type { ComponentType, ReactNode } from 'react';
import type { IconName } from '../icon/Icon.tsx';
import type { PassportRequest } from '../number/passport.ts';
import type { PageAddress } from './page-address.ts';

/** Rooms of the left navigation, in their order; each a question the user has. Settings stand apart. */
export const navGroups = ['now', 'numbers', 'quality', 'people', 'knowledge', 'improve', 'settings'] as const;
export type NavGroup = (typeof navGroups)[number];

export interface PageEntry {
  readonly address: PageAddress<object>;
  /** Key in the module's own texts, as `kpis:cockpit.title`. */
  readonly title: string;
  /** `null`: reached from other pages only. */
  readonly group: NavGroup | null;
  /** Hidden from those who lack it, of several from those who lack all; the server refuses them as well. */
  readonly permission?: string | readonly string[];
  /** Roles that land here after signing in, when they hold no other. */
  readonly homeOf?: readonly string[];
  /** Not shown in a small centre, where one person does everything. */
  readonly fullCentreOnly?: boolean;
  /** The page on which the size of the centre is changed. */
  readonly changesCentreSize?: boolean;
  readonly load: () => Promise<ComponentType>;
}

export interface SearchHit {
  readonly key: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon: IconName;
  /** Path with its search, as the router takes it. */
  readonly href: string;
}

/** A kind of thing the global search finds. */
export interface SearchSource {
  readonly key: string;
  readonly title: string;
  /** At most a handful, best first; rejects when the server cannot answer. */
  readonly find: (text: string, locale: 'zh-CN' | 'en', signal: AbortSignal) => Promise<readonly SearchHit[]>;
}

export interface PassportDrawerProps {
  readonly request: PassportRequest;
  readonly onClose: () => void;
}

/** What a module shows to the shell. */
export interface ModuleWeb {
  readonly name: string;
  /** Texts by language; the module's name is their namespace. */
  readonly texts: Readonly<Record<'zh-CN' | 'en', object>>;
  readonly pages: readonly PageEntry[];
  /** Says so of all its pages at once. */
  readonly fullCentreOnly?: boolean;
  /** What an empty centre is asked first. */
  readonly firstRun?: ComponentType;
  readonly searches?: readonly SearchSource[];
  /** Wraps the shell: provides what every page may ask of this module. */
  readonly provider?: ComponentType<{ readonly children: ReactNode }>;
  /** Stands before every page until somebody is signed in; only the module that knows who. */
  readonly gate?: ComponentType<{ readonly children: ReactNode }>;
  /** At the end of the top bar. */
  readonly topBar?: ComponentType;
  /** Only the module that owns the passport. */
  readonly passport?: () => Promise<ComponentType<PassportDrawerProps>>;
}

/** Keeps `load` honest about the component and forgets the type of the search, which only the page needs. */
export function pageEntry<Search extends object>(
  entry: Omit<PageEntry, 'address'> & { readonly address: PageAddress<Search> },
): PageEntry {
  return entry as unknown as PageEntry;
}
