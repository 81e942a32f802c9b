import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createRouteRef } from '@backstage/frontend-plugin-api';
import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { accessApiRef } from '@rosetta/plugin-rosetta-core-react';
import { personWith } from '../testUtils';
import { NavContent } from './NavContent';

jest.mock('@backstage/plugin-notifications', () => ({
  NotificationsSidebarItem: ({ text }: { text: string }) => <p>{text}</p>,
}));
jest.mock('@backstage/plugin-search', () => ({
  SidebarSearchModal: () => <p>Search</p>,
}));

const item = (id: string) =>
  ({
    node: { spec: { id } },
    href: `/${id}`,
    title: `title of ${id}`,
    icon: <i />,
    routeRef: createRouteRef(),
  } as unknown as NavContentNavItem);

/** The app's own collection, in the little that the navigation uses of it. */
const itemsOf = (ids: string[]): NavContentNavItems => {
  const items = new Map(ids.map(id => [id, item(id)]));
  const taken = new Set<string>();
  const take = (id: string) => {
    taken.add(id);
    return items.get(id);
  };
  const rest = () =>
    [...items].flatMap(([id, each]) => (taken.has(id) ? [] : [each]));
  return {
    take,
    rest,
    clone: () => itemsOf(ids),
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
  'page:somebody-elses',
  'page:api-docs',
  'page:techdocs',
  'page:catalog',
  'page:catalog-graph',
  'page:rosetta-core/administration',
  'page:rosetta-core/home',
];

const show = (access = personWith()) =>
  renderInTestApp(<NavContent navItems={itemsOf(PAGES)} items={[]} />, {
    apis: [[accessApiRef, access]],
  });

describe('NavContent', () => {
  it('has the places in the order in which people look for them', async () => {
    show();
    await screen.findByText('Administration');
    const links = screen.getAllByRole('link').map(link => link.textContent);
    expect(links).toEqual([
      'Rosetta',
      'Home',
      'Catalog',
      'Docs',
      'APIs',
      'Costs',
      'Create',
      'title of page:somebody-elses',
      'Administration',
      'Settings',
    ]);
  });

  it('offers a person without a role only what they can reach', async () => {
    show(personWith([]));
    await screen.findByText('Settings');
    const links = screen.getAllByRole('link').map(link => link.textContent);
    expect(links).toEqual(['Rosetta', 'Home', 'Settings']);
  });
});
