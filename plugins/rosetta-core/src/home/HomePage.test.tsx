import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { getMe } from '@rosetta/contracts/portal';
import {
  Application,
  Group,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { HomeNeed } from '@rosetta/plugin-rosetta-core-react/home';
import {
  createPortalDouble,
  personOf,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { yourAccessRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';
import { HomePage } from './HomePage';
import { HomeParts } from './parts';

const STORED = { version: 1, validFrom: null, validTo: null };
const VERSION = { version: 1, knownAt: '2026-11-20T00:00:00.000Z' };

const createGroup = (id: string, name: string): Group => ({
  ...STORED,
  id,
  name,
  parent: null,
  members: [],
});
const createApplication = (id: string, name: string): Application => ({
  ...STORED,
  id,
  name,
  group: 'team-shop',
  attributes: {},
});

const answered = <T,>(value: T): ResourceState<T> => ({
  value,
  loading: false,
  retry: () => {},
});
const awaited = { loading: true, retry: () => {} };
const failed = (message: string) => ({
  error: new Error(message),
  loading: false,
  retry: () => {},
});

const RANKS: Record<string, number> = { 'app-a': 2, 'app-b': 1 };

/** A domain with one of each part; the tests say what they know. */
const createParts = (
  needs: ResourceState<readonly HomeNeed[]> = answered([]),
  column = answered({
    render: ({ id }: Application) => `health of ${id}`,
    rank: ({ id }: Application) => RANKS[id],
  }) as ReturnType<HomeParts['columns'][number]['usePart']>,
): HomeParts => ({
  columns: [
    {
      id: 'health',
      order: 1,
      title: coreTranslationRef('platform.title'),
      ranks: true,
      usePart: () => column,
    },
  ],
  kpis: [
    {
      id: 'cost',
      order: 1,
      usePart: () => answered({ name: 'Cost', figure: '$12' }),
    },
  ],
  needs: [{ id: 'needs', order: 1, usePart: () => needs }],
  cards: [
    { id: 'run', action: 'finops.runs.write', element: <p>Last runs</p> },
  ],
});

describe('HomePage', () => {
  const portal = createPortalDouble();
  let applications: Application[];

  beforeEach(() => {
    applications = [
      createApplication('app-a', 'Alpha'),
      createApplication('app-b', 'Beta'),
    ];
    portal.answer(listGroups, () => ({
      items: [createGroup('team-shop', 'Shop team')],
      ...VERSION,
    }));
    portal.answer(listApplications, () => ({
      items: applications,
      ...VERSION,
    }));
  });

  const show = (parts = createParts(), roles?: Role[], group = 'team-shop') => {
    portal.answer(getMe, () =>
      personOf(roles, {
        groups: [{ group: `group:default/${group}`, from: ['catalog'] }],
      }),
    );
    renderInTestApp(<HomePage {...parts} />, {
      apis: [...portal.apis(), mockApis.identity({ displayName: 'Jane Doe' })],
      mountedRoutes: { '/your-access': yourAccessRouteRef },
    });
  };

  const rows = async () =>
    (await screen.findAllByRole('rowheader')).map(cell => cell.textContent);

  it('greets the person, and says how much is theirs', async () => {
    show();
    expect(
      await screen.findByText(/^Good (morning|afternoon|evening), Jane Doe$/),
    ).toBeVisible();
    expect(
      await screen.findByText(/^Your 2 applications in Shop team, on /),
    ).toBeVisible();
  });

  it('lists the worst application first, with the cells of the domains', async () => {
    show();
    expect(await rows()).toEqual(['Beta', 'Alpha']);
    expect(screen.getByText('health of app-a')).toBeVisible();
    expect(screen.getByText('$12')).toBeVisible();
  });

  it('does not wait for an order for ever', async () => {
    show(createParts(answered([]), awaited));
    await screen.findByText(/^Your 2 applications/);
    expect(screen.queryByText('Alpha')).not.toBeInTheDocument();
    expect(await rows()).toEqual(['Alpha', 'Beta']);
  });

  it('shows the first applications of many, and all of them on request', async () => {
    applications = Array.from({ length: 15 }, (_, index) =>
      createApplication(`app-${index}`, `App ${index}`),
    );
    show();
    expect(await rows()).toHaveLength(12);
    await userEvent.click(screen.getByRole('button', { name: 'All 15' }));
    expect(await rows()).toHaveLength(15);
  });

  it('lists what waits for the person, the worst first', async () => {
    const need = (id: string, severity: HomeNeed['severity']): HomeNeed => ({
      id,
      severity,
      title: id,
    });
    show(
      createParts(
        answered([
          need('Own request', 'waiting'),
          need('Approval', 'todo'),
          need('Degraded', 'failing'),
        ]),
      ),
    );
    const card = await screen.findByRole('region', { name: 'What needs you' });
    await waitFor(() =>
      expect(
        within(card)
          .getAllByRole('listitem')
          .map(item => item.textContent),
      ).toEqual(['Degraded', 'Approval', 'Own request']),
    );
    expect(screen.getByText('1 failing, 1 to decide')).toBeVisible();
  });

  it('says that nothing waits only once everything has answered', async () => {
    show(createParts(awaited));
    await rows();
    expect(screen.queryByText(/Nothing waits/)).not.toBeInTheDocument();
    expect(screen.queryByText('Needs you')).not.toBeInTheDocument();
  });

  it('says that nothing waits when no domain has a need', async () => {
    show();
    expect(await screen.findByText(/^Nothing waits for you/)).toBeVisible();
  });

  it('says what failed, and does not say that nothing waits', async () => {
    show(createParts(failed('The board is away'), failed('The board is away')));
    expect(await screen.findAllByText(/The board is away/)).toHaveLength(2);
    expect(screen.queryByText(/Nothing waits/)).not.toBeInTheDocument();
    expect(await rows()).toEqual(['Alpha', 'Beta']);
  });

  it('says what to do next to somebody whose groups own nothing', async () => {
    applications = [];
    show();
    expect(
      await screen.findByText('Your groups (Shop team) own no application yet'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /^Your groups/ })).toHaveAttribute(
      'href',
      '/your-access',
    );
  });

  it('says to somebody that they are in no group of the référentiel', async () => {
    show(createParts(), undefined, 'elsewhere');
    expect(await screen.findByText(/^You are in no group/)).toBeVisible();
  });

  it('shows the cards of a domain to those who run it', async () => {
    show(createParts(), ['Rosetta_FinOps_Admin']);
    expect(await screen.findByText('Last runs')).toBeVisible();
  });

  it('shows the cards of a domain to nobody who does not run it', async () => {
    show(createParts(), ['Rosetta_User']);
    await rows();
    expect(screen.queryByText('Last runs')).not.toBeInTheDocument();
  });

  it('shows a person without a role how to get one, and asks nothing more', async () => {
    show(createParts(), []);
    expect(await screen.findByText('You have no role yet')).toBeVisible();
    expect(screen.queryByText('Cost')).not.toBeInTheDocument();
  });
});
