import {
  ExtensionBoundary,
  createExtensionBlueprint,
  createExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import { Message, Translated } from '../nav';
import {
  ApplicationCard,
  ApplicationColumn,
  ApplicationProps,
  ApplicationTab,
  ApplicationTools,
  ApplicationToolsProps,
  UseApplicationColumn,
} from './applicationSheetApi';

type Loader = () => Promise<(props: ApplicationProps) => JSX.Element>;

const SHEET = 'api:rosetta-core/application-sheet';

const cardDataRef = createExtensionDataRef<ApplicationCard>().with({
  id: 'rosetta.application-card',
});

/** A card of a domain, on the application's sheet and on its components' pages. */
export const ApplicationCardBlueprint = createExtensionBlueprint({
  kind: 'application-card',
  attachTo: { id: SHEET, input: 'cards' },
  output: [cardDataRef],
  dataRefs: { card: cardDataRef },
  *factory(params: { loader: Loader }, { node }) {
    yield cardDataRef({
      id: node.spec.id,
      component: ExtensionBoundary.lazyComponent(node, params.loader),
    });
  },
});

const tabDataRef = createExtensionDataRef<ApplicationTab>().with({
  id: 'rosetta.application-tab',
});

/** A tab of a domain on the application's sheet. */
export const ApplicationTabBlueprint = createExtensionBlueprint({
  kind: 'application-tab',
  attachTo: { id: SHEET, input: 'tabs' },
  output: [tabDataRef],
  dataRefs: { tab: tabDataRef },
  *factory(params: { path: string; title: Message; loader: Loader }, { node }) {
    yield tabDataRef({
      id: node.spec.id,
      path: params.path,
      title: <Translated message={params.title} />,
      component: ExtensionBoundary.lazyComponent(node, params.loader),
    });
  },
});

const toolsDataRef = createExtensionDataRef<ApplicationTools>().with({
  id: 'rosetta.application-tools',
});

/** Buttons that lead from the application's sheet to it in the tools of a domain. */
export const ApplicationToolsBlueprint = createExtensionBlueprint({
  kind: 'application-tools',
  attachTo: { id: SHEET, input: 'tools' },
  output: [toolsDataRef],
  dataRefs: { tools: toolsDataRef },
  *factory(
    params: {
      loader: () => Promise<(props: ApplicationToolsProps) => JSX.Element>;
    },
    { node },
  ) {
    yield toolsDataRef({
      id: node.spec.id,
      component: ExtensionBoundary.lazyComponent(node, params.loader),
    });
  },
});

const columnDataRef = createExtensionDataRef<ApplicationColumn>().with({
  id: 'rosetta.application-column',
});

/** A column of a domain in the list of applications: a hook, called once for all of them. */
export const ApplicationColumnBlueprint = createExtensionBlueprint({
  kind: 'application-column',
  attachTo: { id: SHEET, input: 'columns' },
  output: [columnDataRef],
  dataRefs: { column: columnDataRef },
  *factory(
    params: { order: number; loader: () => Promise<UseApplicationColumn> },
    { node },
  ) {
    yield columnDataRef({
      id: node.spec.id,
      order: params.order,
      load: params.loader,
    });
  },
});
