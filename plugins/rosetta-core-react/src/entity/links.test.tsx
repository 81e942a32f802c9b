import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '../routes';
import { GroupLink } from './GroupLink';
import { PersonLink, RequesterLink } from './PersonLink';

const show = (element: JSX.Element) =>
  renderInTestApp(element, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

const addressOf = async (text: string) =>
  (await screen.findByText(text)).getAttribute('href');

describe('names of the catalog', () => {
  it('lead to the page of a group, by its id of the référentiel', async () => {
    show(<GroupLink group="team-shop">Shop team</GroupLink>);
    expect(await addressOf('Shop team')).toBe('/catalog/default/group/team-shop'); // prettier-ignore
  });

  it('lead to the page of a group, by its reference', async () => {
    show(<GroupLink group="group:staff/ops" />);
    expect(await addressOf('ops')).toBe('/catalog/staff/group/ops');
  });

  it('lead to the page of a person', async () => {
    show(<PersonLink person="user:default/lea.martin" />);
    expect(await addressOf('lea.martin')).toBe('/catalog/default/user/lea.martin'); // prettier-ignore
  });

  it('are plain text where no person asked', async () => {
    show(<RequesterLink requester="schedule" />);
    expect((await screen.findByText('schedule')).closest('a')).toBeNull();
  });

  it('are plain text where the catalog is not installed', async () => {
    renderInTestApp(<GroupLink group="team-shop" />);
    expect((await screen.findByText('team-shop')).closest('a')).toBeNull();
  });
});
