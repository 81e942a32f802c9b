import { ComponentType, ReactNode } from 'react';
import { createApiRef } from '@backstage/frontend-plugin-api';

/** What each part of an application's sheet is given. */
export interface ApplicationProps {
  /** The référentiel id, `app-…`. */
  application: string;
}

export interface ApplicationCard {
  id: string;
  component: ComponentType<ApplicationProps>;
  /** Loads its code, before there is an application to show it for. */
  preload?(): void;
}

export interface ApplicationTab {
  id: string;
  path: string;
  title: ReactNode;
  component: ComponentType<ApplicationProps>;
}

export interface ApplicationToolsProps extends ApplicationProps {
  /** Tools that have a button already. */
  besides: readonly string[];
}

export interface ApplicationTools {
  id: string;
  component: ComponentType<ApplicationToolsProps>;
}

/**
 * What the domains put on an application's sheet. A Component's catalog page shows the
 * same cards, which is why they are collected here and not by one page.
 */
export interface ApplicationSheetApi {
  cards(): ApplicationCard[];
  tabs(): ApplicationTab[];
  /** Buttons at its head. */
  tools(): ApplicationTools[];
}

export const applicationSheetApiRef = createApiRef<ApplicationSheetApi>().with({
  id: 'plugin.rosetta-core.application-sheet',
  pluginId: 'rosetta-core',
});
