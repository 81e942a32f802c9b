import { ReactNode } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createRouteRef } from '@backstage/frontend-plugin-api';
import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { Role } from '@rosetta/contracts/access';
import { getMe } from '@rosetta/contracts/portal';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { navigationApiRef } from '@rosetta/plugin-rosetta-core-react/nav';
import { coreTranslationRef } from '../translation';
import { NavContent } from './NavContent';

/** What becomes of code that is loaded later. */
let mockFailure: Error | undefined;

jest.mock('@backstage/plugin-notifications', () => ({
  NotificationsSidebarItem: ({
    renderItem,
  }: {
    renderItem: (item: object) => ReactNode;
  }) => {
    if (mockFailure) throw mockFailure;
    return renderItem({ unreadCount: 4, to: '/notifications', onClick() {} });
  },
}));
jest.mock('@backstage/plugin-search', () => ({
  SearchModal: ({ hidden }: { hidden: boolean }) => {
    if (mockFailure) throw mockFailure;
    return hidden ? null : <p role="dialog">Search the portal</p>;
  },
}));

const costsRouteRef = createRouteRef();
const rulesRouteRef = createRouteRef();
const ROUTES: Record<string, typeof costsRouteRef> = {
  'page:rosetta-finops': costsRouteRef,
  'page:rosetta-finops/rules': rulesRouteRef,
};
const navigation = {
  entries: () => [
    {
      routeRef: costsRouteRef,
      section: 'operate' as const,
      order: 1,
      title: coreTranslationRef('platform.title'),
    },
    {
      routeRef: rulesRouteRef,
      section: 'administration' as const,
      action: 'finops.rules.write' as const,
      order: 1,
      title: coreTranslationRef('platform.title'),
    },
  ],
};

const item = (id: string) =>
  ({
    node: { spec: { id } },
    href: `/${id}`,
    title: `title of ${id}`,
    icon: <i />,
    routeRef: ROUTES[id] ?? createRouteRef(),
  } as unknown as NavContentNavItem);

/** The app's own collection, in the little that the navigation uses of it. */
const itemsOf = (
  ids: string[],
  taken = new Set<string>(),
): NavContentNavItems => {
  const items = new Map(ids.map(id => [id, item(id)]));
  const take = (id: string) => {
    taken.add(id);
    return items.get(id);
  };
  const rest = () =>
    [...items].flatMap(([id, each]) => (taken.has(id) ? [] : [each]));
  return {
    take,
    rest,
    clone: () => itemsOf(ids, new Set(taken)),
    withComponent: Component => ({
      take: id => {
        const found = take(id);
        return found ? <Component key={id} {...found} /> : null;
      },
      rest: () =>
        rest().map(each => <Component key={each.node.spec.id} {...each} />),
    }),
  };
};

const PAGES = [
  'page:user-settings',
  'page:scaffolder',
  'page:rosetta-finops',
  'page:rosetta-finops/rules',
  'page:somebody-elses',
  'page:api-docs',
  'page:techdocs',
  'page:catalog',
  'page:catalog-graph',
  'page:notifications',
  'page:rosetta-core/administration',
  'page:rosetta-core/home',
];

const names = () => screen.getAllByRole('link').map(link => link.textContent);

describe('NavContent', () => {
  const portal = createPortalDouble();

  const render = (address = '/') =>
    renderInTestApp(<NavContent navItems={itemsOf(PAGES)} />, {
      apis: [...portal.apis(), [navigationApiRef, navigation]],
      initialRouteEntries: [address],
    });
  const show = (roles?: Role[], address?: string) => {
    portal.answerMe(roles);
    render(address);
  };
  /** A person whose roles are not known yet. */
  const showWithoutAnswer = () => {
    portal.answer(getMe, () => new Promise(() => {}));
    render();
  };

  it('lists the pages in the order of their sections', async () => {
    show();
    await screen.findByRole('link', { name: 'Notifications 4' });
    expect(names()).toEqual([
      'Rosetta',
      'title of page:rosetta-core/home',
      'Catalog',
      'Docs',
      'APIs',
      'title of page:rosetta-finops',
      'Create',
      'title of page:somebody-elses',
      'title of page:rosetta-core/administration',
      'Notifications 4',
      'Settings',
    ]);
  });

  it('lists a page for administrators to those whom its action is open to', async () => {
    show(['Rosetta_FinOps_Admin']);
    await screen.findByText('title of page:rosetta-finops/rules');
    expect(names().slice(-4, -2)).toEqual([
      'title of page:rosetta-core/administration',
      'title of page:rosetta-finops/rules',
    ]);
  });

  const marked = () =>
    screen
      .getAllByRole('link', { current: 'page' })
      .map(link => link.textContent);

  it('marks the entry nearest to the page, and not those above it', async () => {
    show(['Rosetta_FinOps_Admin'], '/page:rosetta-finops/rules/support');
    await screen.findByText('title of page:rosetta-finops/rules');
    expect(marked()).toEqual(['title of page:rosetta-finops/rules']);
  });

  it('marks the entry above a page that has none for the person', async () => {
    show(['Rosetta_User'], '/page:rosetta-finops/rules/support');
    await screen.findByText('title of page:rosetta-finops');
    await waitFor(() =>
      expect(marked()).toEqual(['title of page:rosetta-finops']),
    );
  });

  it('offers a person without a role only what they can reach', async () => {
    show([]);
    await screen.findByText('Settings');
    await waitFor(() => expect(names()).toEqual(['Rosetta', 'title of page:rosetta-core/home', 'Settings'])); // prettier-ignore
  });

  it('lists the pages before the permissions of the person are known', async () => {
    showWithoutAnswer();
    expect(await screen.findByText('Catalog')).toBeVisible();
  });

  it('says how many notifications are unread in the name of their place', async () => {
    show(['Rosetta_User']);
    expect(
      await screen.findByRole('link', { name: /^Notifications 4$/ }),
    ).toHaveAttribute('href', '/notifications');
  });

  it('opens the search over the page, and closes it again', async () => {
    show();
    const search = await screen.findByRole('button', { name: 'Search' });
    await userEvent.click(search);
    expect(await screen.findByRole('dialog')).toBeVisible();
    await userEvent.click(search);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('keeps plain entries where the code of search and notifications fails to load', async () => {
    mockFailure = new Error('Loading chunk 7 failed');
    const logged = jest.spyOn(console, 'error').mockImplementation();
    show(['Rosetta_User']);
    const search = await screen.findByRole('button', { name: 'Search' });
    await userEvent.click(search);
    expect(await screen.findByRole('link', { name: 'Search' })).toHaveAttribute('href', '/search'); // prettier-ignore
    expect(screen.getByRole('link', { name: 'Notifications' })).toHaveAttribute('href', '/page:notifications'); // prettier-ignore
    expect(screen.getByText('Catalog')).toBeVisible();
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
    mockFailure = undefined;
  });

  it('fetches no notifications before the permissions of the person are known', async () => {
    showWithoutAnswer();
    await screen.findByText('Catalog');
    expect(screen.queryByText('Notifications')).not.toBeInTheDocument();
  });
});
