import {
  ExtensionBoundary,
  coreExtensionData,
  createExtensionBlueprint,
} from '@backstage/frontend-plugin-api';

/** A card that a domain puts on the home page. */
export const HomeCardBlueprint = createExtensionBlueprint({
  kind: 'rosetta-home-card',
  attachTo: { id: 'page:rosetta-core/home', input: 'cards' },
  output: [coreExtensionData.reactElement],
  *factory(params: { loader: () => Promise<JSX.Element> }, { node }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
  },
});
