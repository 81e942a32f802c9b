import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { DOMAINS } from '@rosetta/contracts/domains';
import { PlatformPage } from './PlatformPage';

/** A portal where the services named are away, or answer with another status. */
const createPortal = (away: string[], status = 503) => ({
  away,
  fetch: (async (url: RequestInfo | URL) =>
    away.some(name => String(url).includes(`rosetta/${name}/`))
      ? new Response(
          JSON.stringify({
            error: { name: 'SomeError', message: 'no answer' },
            request: { method: 'GET', url: '' },
            response: { statusCode: status },
          }),
          { status, headers: { 'x-request-id': 'req-9' } },
        )
      : Response.json({
          items: [],
          version: 1,
          knownAt: '2026-11-21T00:00:00.000Z',
        })) as typeof fetch,
});

const cardOf = async (service: string) =>
  within((await screen.findByText(service)).closest('li')!);

describe('PlatformPage', () => {
  it('says of each service whether it answers, and quotes the request of one that does not', async () => {
    const portal = createPortal(['finops']);
    renderInTestApp(<PlatformPage />, { apis: [[fetchApiRef, portal]] });

    expect((await cardOf('Référentiel')).getByText('Answers')).toBeVisible();
    const finops = await cardOf('FinOps');
    expect(finops.getByText('Does not answer')).toBeVisible();
    expect(finops.getByText('req-9')).toBeVisible();
  });

  it('says that one answers which refuses this person', async () => {
    const portal = createPortal(['finops'], 403);
    renderInTestApp(<PlatformPage />, { apis: [[fetchApiRef, portal]] });
    const finops = await cardOf('FinOps');
    expect(finops.getByText('Answers')).toBeVisible();
    expect(finops.queryByText('Does not answer')).toBeNull();
  });

  it('sees that a service came back', async () => {
    const portal = createPortal(['finops']);
    renderInTestApp(<PlatformPage />, { apis: [[fetchApiRef, portal]] });
    await screen.findByText('Does not answer');

    portal.away.pop();
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findAllByText('Answers')).toHaveLength(DOMAINS.length);
  });
});
