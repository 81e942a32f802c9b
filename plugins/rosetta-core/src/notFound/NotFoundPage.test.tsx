import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotFoundPage } from './NotFoundPage';

describe('NotFoundPage', () => {
  it('shows the address that was not found, and links to the home page', async () => {
    renderInTestApp(<NotFoundPage />, { initialRouteEntries: ['/nowhere'] });
    expect(await screen.findByText('Nothing is at /nowhere.')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'To the home page' }),
    ).toHaveAttribute('href', '/');
    expect(document.title).toMatch(/^There is no such page · /);
  });
});
