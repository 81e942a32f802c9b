import {
  ExtensionBoundary,
  createExtensionBlueprint,
  createExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import { Message, Translated } from '../nav';
import {
  ApplicationCard,
  ApplicationProps,
  ApplicationTab,
  ApplicationTools,
  ApplicationToolsProps,
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
      // The card loads again when it is drawn, and says then what went wrong.
      preload: () => void params.loader().catch(() => {}),
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
