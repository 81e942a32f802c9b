import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotFoundPage } from './NotFoundPage';

describe('NotFoundPage', () => {
  it('names the address at which nothing is, and leads home', async () => {
    renderInTestApp(<NotFoundPage />, { initialRouteEntries: ['/nowhere'] });
    expect(await screen.findByText('Nothing is at /nowhere.')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'To the home page' }),
    ).toHaveAttribute('href', '/');
    expect(document.title).toMatch(/^There is no such page · /);
  });
});
