import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DOMAINS } from '@rosetta/contracts/domains';
import {
  AnyRoute,
  RequestError,
} from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { PlatformPage } from './PlatformPage';

const cardOf = async (service: string) =>
  within((await screen.findByText(service)).closest('li')!);

describe('PlatformPage', () => {
  const portal = createPortalDouble();

  /** Renders the page where the services named are away, or answer with another status. */
  const show = (away: string[], status = 503) => {
    for (const { name, routes } of DOMAINS)
      for (const route of Object.values<AnyRoute>(routes))
        portal.answer(route, () => {
          if (away.includes(name))
            throw new RequestError({
              name: 'SomeError',
              message: 'no answer',
              status,
              requestId: 'req-9',
            });
          return { items: [], version: 1, knownAt: '2026-11-21T00:00:00.000Z' };
        });
    renderInTestApp(<PlatformPage />, { apis: portal.apis() });
  };

  it('shows for each service whether it answers, with the request id of a failure', async () => {
    show(['finops']);

    expect((await cardOf('Référentiel')).getByText('Answers')).toBeVisible();
    const finops = await cardOf('FinOps');
    expect(finops.getByText('Does not answer')).toBeVisible();
    expect(finops.getByText('req-9')).toBeVisible();
  });

  it('counts a service that refuses this person as answering', async () => {
    show(['finops'], 403);
    const finops = await cardOf('FinOps');
    expect(finops.getByText('Answers')).toBeVisible();
    expect(finops.queryByText('Does not answer')).toBeNull();
  });

  it('shows that a service is back after checking again', async () => {
    const away = ['finops'];
    show(away);
    await screen.findByText('Does not answer');

    away.pop();
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findAllByText('Answers')).toHaveLength(DOMAINS.length);
  });
});
