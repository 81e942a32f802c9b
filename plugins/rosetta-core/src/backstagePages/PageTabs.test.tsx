import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PageTabs } from './PageTabs';

const TABS = [
  { id: 'general', label: 'General', href: '/settings/general' },
  { id: 'flags', label: 'Feature flags', href: '/settings/flags' },
];

describe('PageTabs', () => {
  it('marks the part that is open, at any address within it', async () => {
    renderInTestApp(<PageTabs tabs={TABS} />, {
      initialRouteEntries: ['/settings/flags/one'],
    });
    expect(await screen.findByText('Feature flags')).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(screen.getByText('General')).not.toHaveAttribute('aria-current');
  });
});
