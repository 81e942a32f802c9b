import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { boardRouteRef } from '../routes';
import { sloOf, statusOf } from '../slos/testUtils';
import { liveOf, serveMonitoring, snapshot, sourceOf } from '../testUtils';
import { useHealthColumn } from './useHealthColumn';

const IDS = ['app-well', 'app-mail', 'app-none'];

const Column = () => {
  const { column } = useHealthColumn();
  const rows = IDS.map(id => ({ id } as never));
  const ordered = rows.toSorted((a, b) => column.rank!(a) - column.rank!(b));
  return (
    <output>{ordered.map(row => String(column.value(row))).join(' | ')}</output>
  );
};

describe('useHealthColumn', () => {
  const portal = createPortalDouble();

  it('does not call healthy what has used up an error budget, or burns one', async () => {
    const ofMail = { id: 'app-mail', name: 'Mail', group: null };
    serveMonitoring(portal, {
      events: [
        snapshot({
          items: [
            liveOf({ id: 'argocd/well', application: { ...ofMail, id: 'app-well', groupName: null } }),
            liveOf({ id: 'argocd/mail', application: { ...ofMail, groupName: null } }),
          ],
          sources: [sourceOf()],
        }),
      ],
      slos: [
        { ...sloOf({ id: 'a', name: 'Mail arrives', status: statusOf({ state: 'exhausted' }) }), application: ofMail },
        { ...sloOf({ id: 'b', name: 'Mail is fast' }), application: ofMail },
        { ...sloOf({ id: 'c', name: 'Answers', status: statusOf({ state: 'at-risk' }) }), application: { ...ofMail, id: 'app-well' } },
      ],
    }); // prettier-ignore
    renderInTestApp(<Column />, {
      apis: [...portal.apis()],
      mountedRoutes: { '/board': boardRouteRef },
    });
    expect(await screen.findByText('error budget used up: Mail arrives · error budget burns: Mail is fast | Healthy | not deployed')).toBeVisible(); // prettier-ignore
  });

  it('says how each application runs, and orders by what is wrong', async () => {
    const of = (id: string) => ({
      application: { id, name: id, group: 'team-mail', groupName: null },
    });
    serveMonitoring(portal, {
      events: [
        snapshot({
          items: [
            liveOf({ ...of('app-well'), id: 'argocd/well' }),
            liveOf({
              ...of('app-mail'),
              id: 'argocd/mail',
              health: 'Degraded',
            }),
          ],
          sources: [sourceOf()],
        }),
      ],
    });
    renderInTestApp(<Column />, {
      apis: [...portal.apis()],
      mountedRoutes: { '/board': boardRouteRef },
    });
    expect(await screen.findByText(/^Degraded.* \| Healthy \| not deployed$/i)).toBeVisible(); // prettier-ignore
  });
});
