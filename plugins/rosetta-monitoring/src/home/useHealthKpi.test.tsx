import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { listSlos } from '@rosetta/contracts/monitoring';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { Kpi } from '@rosetta/plugin-rosetta-core-react/kpi';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { sloOf } from '../slos/testUtils';
import { liveOf, serveMonitoring, snapshot, sourceOf } from '../testUtils';
import { boardRouteRef } from '../routes';
import { useHealthKpi } from './useHealthKpi';

const OfAll = () => {
  const { value } = useHealthKpi({ groups: [], owners: [], applications: [] });
  return value ? <Kpi {...value} /> : null;
};

describe('useHealthKpi', () => {
  const portal = createPortalDouble();

  it('does not count an application as healthy that burns its error budget', async () => {
    serveMonitoring(portal, {
      events: [snapshot({ items: [liveOf()], sources: [sourceOf()] })],
      slos: [sloOf()],
    });
    renderInTestApp(<OfAll />, {
      apis: [...portal.apis()],
      mountedRoutes: { '/board': boardRouteRef },
    });
    expect(await screen.findByText('0 of 1')).toBeVisible();
    expect(screen.getByText(/1 over its error budget/)).toBeVisible(); // prettier-ignore
  });

  it('says that objectives are not known where they could not be read', async () => {
    serveMonitoring(portal, {
      events: [snapshot({ items: [liveOf()], sources: [sourceOf()] })],
    });
    portal.answer(listSlos, () => {
      throw new RequestError({ name: 'ServiceUnavailableError', message: 'away', status: 503 }); // prettier-ignore
    });
    renderInTestApp(<OfAll />, {
      apis: [...portal.apis()],
      mountedRoutes: { '/board': boardRouteRef },
    });
    expect(await screen.findByText(/objectives not known/)).toBeVisible();
  });

  it('counts the healthy applications, and names only the sources that do not answer', async () => {
    const degraded = liveOf({
      id: 'argocd/mail',
      application: { id: 'app-mail', name: 'Mail', group: 'team-mail', groupName: null }, // prettier-ignore
      health: 'Degraded',
    });
    const gitlab = sourceOf({ name: 'gitlab', title: 'GitLab', state: 'down' });
    serveMonitoring(portal, {
      events: [
        snapshot({
          items: [liveOf(), degraded],
          sources: [sourceOf(), gitlab],
        }),
      ],
    });
    renderInTestApp(<OfAll />, {
      apis: [...portal.apis()],
      mountedRoutes: { '/board': boardRouteRef },
    });
    expect(await screen.findByText('1 of 2')).toBeVisible();
    expect(screen.getByRole('link', { name: /^1 failing/ })).toHaveAttribute('href', '/board?show=attention'); // prettier-ignore
    expect(screen.getByText(/GitLab/)).toBeVisible();
    expect(screen.queryByText(/Argo CD/)).toBeNull();
  });
});
