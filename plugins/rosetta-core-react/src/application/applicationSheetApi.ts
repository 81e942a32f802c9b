import { ComponentType, ReactNode } from 'react';
import { createApiRef } from '@backstage/frontend-plugin-api';
import { Application } from '@rosetta/contracts/ref';
import { ResourceState } from '../data';
import { Column } from '../table';

/** What each part of an application's sheet is given. */
export interface ApplicationProps {
  /** The référentiel id, `app-…`. */
  application: string;
}

export interface ApplicationCard {
  id: string;
  component: ComponentType<ApplicationProps>;
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

/** A column of the list of applications, from one answer for all of them. */
export interface AskedColumn {
  /** Its cells are null while they are not known. */
  column: Column<Application>;
  state: ResourceState<unknown>;
}

export type UseApplicationColumn = () => AskedColumn;

export interface ApplicationColumn {
  id: string;
  /** Lower ones come first. */
  order: number;
  load(): Promise<UseApplicationColumn>;
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
  /** Of the list of all applications. */
  columns(): ApplicationColumn[];
}

export const applicationSheetApiRef = createApiRef<ApplicationSheetApi>().with({
  id: 'plugin.rosetta-core.application-sheet',
  pluginId: 'rosetta-core',
});
