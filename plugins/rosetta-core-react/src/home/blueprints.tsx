import { ReactNode } from 'react';
import { Action } from '@rosetta/contracts/access';
import { Application } from '@rosetta/contracts/ref';
import {
  ExtensionBoundary,
  createExtensionBlueprint,
  createExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import { ResourceState } from '../data';
import { KpiProps } from '../kpi';
import { Message } from '../nav';
import { Mine } from './mine';

/** What one of the parts of home asks and answers: a hook, called once for all of the reader's applications. */
export type UsePart<Value> = (mine: Mine) => ResourceState<Value>;

/** Something of home that a domain brings; lower orders come first. */
export interface HomePart<Value> {
  id: string;
  order: number;
  load(): Promise<UsePart<Value>>;
}

export interface PartParams<Value> {
  order: number;
  loader(): Promise<UsePart<Value>>;
}

/** The cells of a column, from one answer for all applications. */
export interface HomeCells {
  /** Instead of the column's own title, where the answer says more: the month that it is of. */
  title?: string;
  render(application: Application): ReactNode;
  /** How bad it is, for the order of the rows: the lowest comes first. */
  rank?(application: Application): number;
}

export interface ColumnLook {
  title: Message;
  numeric?: boolean;
  /** Not on a phone. */
  wide?: boolean;
  /** Its cells have a rank: rows wait for it a moment, rather than jump. */
  ranks?: boolean;
}

export interface HomeColumn extends HomePart<HomeCells>, ColumnLook {}

/** Something that waits for the reader, with one thing to do about it. */
export interface HomeNeed {
  id: string;
  /** The worst comes first. */
  severity: 'failing' | 'warning' | 'todo' | 'waiting';
  title: ReactNode;
  detail?: ReactNode;
  action?: ReactNode;
}

/** For those who run something: shown to whom the action is open. */
export interface HomeCard {
  id: string;
  action: Action;
  element: JSX.Element;
}

const HOME = 'page:rosetta-core/home';

const columnRef = createExtensionDataRef<HomeColumn>().with({
  id: 'rosetta.home-column',
});
const kpiRef = createExtensionDataRef<HomePart<KpiProps>>().with({
  id: 'rosetta.home-kpi',
});
const needsRef = createExtensionDataRef<HomePart<readonly HomeNeed[]>>().with({
  id: 'rosetta.home-needs',
});
const cardRef = createExtensionDataRef<HomeCard>().with({
  id: 'rosetta.home-card',
});

/** A column of the table of the reader's applications. */
export const HomeColumnBlueprint = createExtensionBlueprint({
  kind: 'home-column',
  attachTo: { id: HOME, input: 'columns' },
  output: [columnRef],
  dataRefs: { column: columnRef },
  *factory({ loader, ...look }: PartParams<HomeCells> & ColumnLook, { node }) {
    yield columnRef({ ...look, id: node.spec.id, load: loader });
  },
});

/** A figure about the reader's applications. */
export const HomeKpiBlueprint = createExtensionBlueprint({
  kind: 'home-kpi',
  attachTo: { id: HOME, input: 'kpis' },
  output: [kpiRef],
  dataRefs: { kpi: kpiRef },
  *factory({ order, loader }: PartParams<KpiProps>, { node }) {
    yield kpiRef({ order, id: node.spec.id, load: loader });
  },
});

/** What of a domain waits for the reader. */
export const HomeNeedsBlueprint = createExtensionBlueprint({
  kind: 'home-needs',
  attachTo: { id: HOME, input: 'needs' },
  output: [needsRef],
  dataRefs: { needs: needsRef },
  *factory({ order, loader }: PartParams<readonly HomeNeed[]>, { node }) {
    yield needsRef({ order, id: node.spec.id, load: loader });
  },
});

export interface CardParams {
  action: Action;
  loader(): Promise<JSX.Element>;
}

/** A card of a domain for those who run it. */
export const HomeCardBlueprint = createExtensionBlueprint({
  kind: 'home-card',
  attachTo: { id: HOME, input: 'cards' },
  output: [cardRef],
  dataRefs: { card: cardRef },
  *factory({ action, loader }: CardParams, { node }) {
    yield cardRef({
      id: node.spec.id,
      action,
      element: ExtensionBoundary.lazy(node, loader),
    });
  },
});
