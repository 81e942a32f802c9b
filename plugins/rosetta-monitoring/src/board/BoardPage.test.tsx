import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  applicationRouteRef,
  entityRouteRef,
} from '@rosetta/plugin-rosetta-core-react';
import {
  LiveEvent,
  RequestError,
} from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { getLiveBoard } from '@rosetta/contracts/monitoring';
import { liveOf, serveMonitoring, snapshot, sourceOf } from '../testUtils';
import { BoardPage } from './BoardPage';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const Address = () => <output>{useLocation().search}</output>;

const DEGRADED = liveOf({
  id: 'argocd/mail',
  application: {
    id: 'app-mail',
    name: 'Mail',
    group: 'team-mail',
    groupName: 'Mail team',
  },
  health: 'Degraded',
});
const BOARD = snapshot({ items: [liveOf(), DEGRADED], sources: [sourceOf()] });

describe('the deployments board', () => {
  const portal = createPortalDouble();

  const render = () =>
    renderInTestApp(
      <>
        <BoardPage />
        <Address />
      </>,
      {
        apis: portal.apis(),
        mountedRoutes: {
          '/sheets/:id': applicationRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
  const show = (events: readonly LiveEvent[]) => {
    serveMonitoring(portal, { events });
    render();
  };

  it('shows each application in each environment, with signs that have names', async () => {
    show([BOARD]);
    const row = (await screen.findByText('Shop')).closest('[role="row"]')!;
    const cells = within(row as HTMLElement);
    expect(cells.getAllByRole('img')).toHaveLength(1);
    expect(cells.getByRole('img', { name: 'Healthy' })).toBeVisible();
    expect(cells.getByRole('group')).toHaveAccessibleName(/^Argo CD, Healthy, Synced, a1b2c3d4/); // prettier-ignore
    expect(cells.getByText('a1b2c3d4').closest('a')).toHaveAttribute(
      'href',
      'https://argocd.example/applications/shop-production',
    );
  });

  it('shows the worst of several deployments in an environment, and leads to the others', async () => {
    const sick = liveOf({
      id: 'argocd/shop-eu',
      externalName: 'shop-eu',
      health: 'Degraded',
    });
    const gitlab = liveOf({
      id: 'gitlab/shop',
      source: 'gitlab',
      health: null,
      sync: null,
      status: 'success',
    });
    const items = [liveOf(), gitlab, sick];
    show([snapshot({ items, sources: [sourceOf()] })]);
    const cell = await screen.findByRole('group', {
      name: /^Argo CD, Degraded.* · Argo CD, Healthy.* · GitLab, Deployed/,
    });
    expect(within(cell).getByRole('img', { name: 'Degraded' })).toBeVisible();
    expect(within(cell).queryByRole('img', { name: 'Healthy' })).toBeNull();
    // GitLab speaks of the same revision: that is no other deployment.
    await user.click(screen.getByLabelText('1 other deployment in production'));
    const others = within(await screen.findByRole('dialog'));
    expect(others.getByRole('listitem')).toHaveTextContent(
      /^shop-production: Argo CD, Healthy/,
    );
  });

  it('names the group that owns an application, and keeps its id in the address', async () => {
    show([BOARD]);
    expect(await screen.findByText('Shop team')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Group' }));
    await user.click(await screen.findByRole('option', { name: 'Mail team' }));
    expect(screen.getByText('?group=team-mail')).toBeInTheDocument();
    expect(screen.queryByText('Shop team')).not.toBeInTheDocument();
  });

  it('finds an application by its name, among as many as there are', async () => {
    show([BOARD]);
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Application' })); // prettier-ignore
    await user.click(await screen.findByRole('option', { name: 'Mail' }));
    expect(screen.getByText('?application=app-mail')).toBeInTheDocument();
    expect(screen.queryByText('Shop team')).not.toBeInTheDocument();
    expect(screen.getByText('Mail team')).toBeVisible();
  });

  it('shows why a deployment is out of date', async () => {
    const problem = 'aurore/shop: GitLab answered 403';
    const held = liveOf({ stale: true, problem });
    show([snapshot({ items: [held], sources: [sourceOf()] })]);
    expect(
      await screen.findByRole('group', {
        name: new RegExp(`out of date: ${problem}`),
      }),
    ).toBeVisible();
  });

  it('updates by itself', async () => {
    const change = { items: [liveOf({ health: 'Degraded' })], removed: [] };
    show([
      snapshot({ items: [liveOf()], sources: [sourceOf()] }),
      { event: 'change', data: change },
    ]);
    expect(await screen.findByRole('img', { name: 'Degraded' })).toBeVisible();
  });

  it('opens exactly what needs a look from its count, in the address', async () => {
    show([BOARD]);
    const count = await screen.findByLabelText('1 application needs a look: show it'); // prettier-ignore
    expect(count).toHaveTextContent('1');
    await user.click(count);
    await waitFor(() =>
      expect(screen.queryByText('Shop')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('Mail')).toBeVisible();
    expect(screen.getByText('?show=attention')).toBeInTheDocument();
  });

  it('keeps the healthy cells of what needs a look', async () => {
    const staging = liveOf({ id: 'argocd/mail-staging', application: DEGRADED.application, environment: 'staging', production: false, tier: 'staging' }); // prettier-ignore
    const elsewhere = liveOf({ id: 'argocd/shop-dev', environment: 'development', production: false, tier: 'development' }); // prettier-ignore
    show([snapshot({ items: [DEGRADED, staging, liveOf(), elsewhere], sources: [sourceOf()] })]); // prettier-ignore
    await user.click(await screen.findByLabelText('1 application needs a look: show it')); // prettier-ignore
    await waitFor(() => expect(screen.queryByText('Shop')).toBeNull());
    const row = screen.getByText('Mail').closest('[role="row"]') as HTMLElement;
    expect(within(row).getByRole('img', { name: 'Degraded' })).toBeVisible();
    expect(within(row).getByRole('img', { name: 'Healthy' })).toBeVisible();
    expect(within(row).getByText('not there')).toBeVisible();
  });

  it('leads from a name to the sheet of the application and to the page of its owner', async () => {
    show([BOARD]);
    expect((await screen.findByText('Mail')).closest('a')).toHaveAttribute('href', '/sheets/app-mail'); // prettier-ignore
    expect(screen.getByText('Mail team').closest('a')).toHaveAttribute('href', '/catalog/default/group/team-mail'); // prettier-ignore
  });

  it('names a source that does not answer once, marks what stands on it, and keeps its last data', async () => {
    const down = sourceOf({ state: 'down', error: 'No answer in 5 s' });
    const gitlab = sourceOf({ name: 'gitlab', title: 'GitLab' });
    show([BOARD, { event: 'sources', data: { sources: [down, gitlab] } }]);
    const strip = await screen.findByText(/Argo CD has not answered for/);
    expect(strip.parentElement).toHaveTextContent(/What is shown of it is from .*\. \(No answer in 5 s\) GitLab is current\./); // prettier-ignore
    expect(screen.getAllByText(/has not answered/)).toHaveLength(1);
    // Each of the four figures stands on it, or on all.
    expect(screen.getAllByText('Argo CD', { selector: 'span > span' })).toHaveLength(4); // prettier-ignore
    expect(screen.getByText('Shop')).toBeVisible();
  });

  it('shows that no source is configured', async () => {
    show([snapshot({ items: [], sources: [] })]);
    expect(
      await screen.findByText('No source of deployments is configured'),
    ).toBeVisible();
  });

  it('shows which role allows it to a person without one', async () => {
    serveMonitoring(portal);
    portal.answer(getLiveBoard, () => {
      throw new RequestError({
        name: 'NotAllowedError',
        message: 'no',
        status: 403,
      });
    });
    render();
    expect(
      await screen.findByText(/The role Rosetta_User allows it/),
    ).toBeVisible();
  });
});
