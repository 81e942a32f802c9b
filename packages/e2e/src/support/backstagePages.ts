import { Page } from '@playwright/test';
import type { PortalPage } from './pages';

export interface BackstagePage extends PortalPage {
  /** Its heading, in English and in French. */
  title: { en: string | RegExp; fr: string | RegExp };
  /** The name of its picture in the documentation. */
  picture?: string;
}

const cell = (page: Page) => page.getByRole('cell').getByRole('link').first();

const backstagePage = (
  name: string,
  path: string,
  title: BackstagePage['title'],
  shown: PortalPage['shown'],
  picture?: string,
  dark?: boolean,
): BackstagePage => ({ name, path, title, shown, picture, dark });

const same = (name: string) => ({ en: name, fr: name });

/** Every page of Backstage that people without a task of administration come to. */
export const BACKSTAGE_PAGES: readonly BackstagePage[] = [
  backstagePage('catalog', '/catalog', { en: 'Catalog', fr: 'Catalogue' }, cell, 'catalog'), // prettier-ignore
  backstagePage('apis', '/api-docs', { en: 'APIs', fr: 'API' }, cell),
  backstagePage('docs', '/docs', { en: 'Docs', fr: 'Documentation' }, cell),
  backstagePage('search', '/search?query=model', { en: 'Search', fr: 'Rechercher' }, page => page.getByText(/^\d+ r(esults|ésultats)$/)), // prettier-ignore
  backstagePage('settings', '/settings/general', { en: 'Settings', fr: 'Réglages' }, page => page.getByText(/^(Profile|Profil)$/)), // prettier-ignore
  backstagePage('notifications', '/notifications', same('Notifications'), page => page.getByRole('table').first()), // prettier-ignore
  backstagePage('create', '/create/templates', { en: 'Create', fr: 'Créer' }, page => page.getByRole('heading', { name: /^(No template yet|Aucun modèle pour l’instant)$/ })), // prettier-ignore
  backstagePage('component', '/catalog/default/component/model-runtime', same('Model runtime'), page => page.getByText(/\$[\d.,]+|\d\s\$US/).first(), 'component'), // prettier-ignore
  backstagePage('component-apis', '/catalog/default/component/model-runtime/apis', same('Model runtime'), page => page.getByText(/^(Provided APIs|API fournies)/)), // prettier-ignore
  backstagePage('system', '/catalog/default/system/ai-studio', same('AI Studio'), page => page.getByText(/^(About|À propos)$/)), // prettier-ignore
  backstagePage('system-cost', '/catalog/default/system/ai-studio/cost', same('AI Studio'), page => page.getByRole('gridcell').first(), 'system-cost', true), // prettier-ignore
  backstagePage('reader', '/docs/default/component/model-runtime', same('Model runtime'), page => page.getByRole('img', { name: /Parts of the model runtime/ }), 'docs'), // prettier-ignore
];
