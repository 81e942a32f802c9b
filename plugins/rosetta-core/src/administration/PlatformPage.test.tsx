import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DOMAINS } from '@rosetta/contracts/domains';
import {
  AnyRoute,
  RequestError,
} from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { SourceHealth } from '@rosetta/contracts/sources';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
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

  const source = (more: Partial<SourceHealth>): SourceHealth => ({
    name: 'gitlab',
    title: 'GitLab',
    state: 'ok',
    asOf: new Date(Date.now() - 3 * 60_000).toISOString(),
    latencyMs: 12,
    ...more,
  });

  it('shows how each source is, since when, why, and whose it is', async () => {
    show([]);
    const sources = [
      source({}),
      source({ name: 'argocd', title: 'Argo CD', state: 'down', error: 'Argo CD answered 503' }),
      source({ name: 'sonar', title: 'Sonar', state: 'off', asOf: null, latencyMs: null }),
      source({ name: 'jira', title: 'Jira', state: 'runs', asOf: null, latencyMs: null }),
    ]; // prettier-ignore
    portal.answer(monitoringRoutes.listSources, () => ({ items: sources }));

    const gitLab = await cardOf('GitLab');
    expect(gitLab.getByText('Answers')).toBeVisible();
    expect(gitLab.getByText('Deployments and reliability · last answer in 12 ms')).toBeVisible(); // prettier-ignore
    expect(gitLab.getByText('3 minutes ago')).toBeVisible();
    const argoCd = await cardOf('Argo CD');
    expect(argoCd.getByText('Does not answer')).toBeVisible();
    expect(argoCd.getByText('Argo CD answered 503')).toBeVisible();
    const off = await cardOf('Sonar');
    expect(off.getByText('Not configured')).toBeVisible();
    expect(off.getByText(/nothing is missing/)).toBeVisible();
    expect((await cardOf('Jira')).getByText(/never read/)).toBeVisible();
  });

  it('shows the sources of the other domains when one does not answer', async () => {
    show(['finops']);
    portal.answer(monitoringRoutes.listSources, () => ({
      items: [source({})],
    }));
    expect((await cardOf('GitLab')).getByText('Answers')).toBeVisible();
    expect(screen.getAllByText('req-9')).toHaveLength(2);
  });
});
