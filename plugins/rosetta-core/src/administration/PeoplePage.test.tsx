import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { Person } from '@rosetta/contracts/portal';
import { PeoplePage } from './PeoplePage';

const PEOPLE: Person[] = Array.from({ length: 60 }, (_, n) => ({
  user: `user:default/person-${n}`,
  displayName: `Person ${n}`,
  signedInAt: null,
}));

/** A portal of sixty people, in pages. */
const portal = {
  fetch: (async (url: RequestInfo | URL) => {
    const { searchParams } = new URL(String(url), 'http://portal');
    const from = Number(searchParams.get('cursor') ?? 0);
    const to = from + Number(searchParams.get('limit'));
    return Response.json({
      items: PEOPLE.slice(from, to),
      ...(to < PEOPLE.length && { nextCursor: String(to) }),
    });
  }) as typeof fetch,
};

describe('PeoplePage', () => {
  it('shows everybody, a page at a time', async () => {
    renderInTestApp(<PeoplePage />, { apis: [[fetchApiRef, portal]] });
    expect(await screen.findByText('Person 0')).toBeInTheDocument();
    expect(screen.queryByText('Person 50')).toBeNull();

    await userEvent.click(screen.getByLabelText('Go to next page'));
    expect(await screen.findByText('Person 50')).toBeInTheDocument();
    expect(screen.getByLabelText('Go to next page')).toBeDisabled();
  });
});
