import {
  RouteRef,
  TranslationRefTuple,
  createApiRef,
  createExtensionBlueprint,
  createExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';

/** A text of a plugin, in the language of the reader: `myTranslationRef('nav.title')`. */
export type Message = TranslationRefTuple<undefined>;

/** The groups of the navigation that domains have pages in. */
export type NavSection = 'catalog' | 'operate' | 'create' | 'administration';

/** Where a page stands in the navigation. */
export interface NavEntry {
  routeRef: RouteRef<undefined>;
  section: NavSection;
  /** Who finds it there; everybody who has a role when not said. The page itself decides what it shows. */
  action?: Action;
  /** Within its section: lower comes first. */
  order: number;
  title: Message;
}

/** What the plugins have put into the navigation. */
export interface NavigationApi {
  entries(): readonly NavEntry[];
}

export const navigationApiRef = createApiRef<NavigationApi>().with({
  id: 'plugin.rosetta-core.navigation',
  pluginId: 'rosetta-core',
});

const entryDataRef = createExtensionDataRef<NavEntry>().with({
  id: 'rosetta.nav-entry',
});

/** Puts a page of a plugin into the navigation. */
export const NavEntryBlueprint = createExtensionBlueprint({
  kind: 'nav-entry',
  attachTo: { id: 'api:rosetta-core/navigation', input: 'entries' },
  output: [entryDataRef],
  dataRefs: { entry: entryDataRef },
  *factory(entry: NavEntry) {
    yield entryDataRef(entry);
  },
});
