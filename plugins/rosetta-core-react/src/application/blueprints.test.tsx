import { render, screen } from '@testing-library/react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { Translated } from '../nav';
import { coreReactTranslationRef } from '../translation';
import {
  ApplicationCardBlueprint,
  ApplicationTabBlueprint,
} from './blueprints';

const loader = async () => (props: { application: string }) =>
  <p>Cost of {props.application}</p>;

describe('what a domain puts on an application’s sheet', () => {
  it('is a card that knows its application', async () => {
    const card = ApplicationCardBlueprint.make({
      name: 'cost',
      params: { loader },
    });
    const { component: Card } = createExtensionTester(card).get(
      ApplicationCardBlueprint.dataRefs.card,
    );
    render(<Card application="app-payments" />);
    expect(await screen.findByText('Cost of app-payments')).toBeVisible();
  });

  it('is a tab with an address and a title of its own', () => {
    const title = coreReactTranslationRef('runs.title');
    const tab = ApplicationTabBlueprint.make({
      name: 'cost',
      params: { path: 'cost', title, loader },
    });
    expect(
      createExtensionTester(tab).get(ApplicationTabBlueprint.dataRefs.tab),
    ).toMatchObject({
      path: 'cost',
      title: <Translated message={title} />,
    });
  });
});
