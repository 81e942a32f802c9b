import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Person, findPeople } from '@rosetta/contracts/portal';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { PeoplePage } from './PeoplePage';

const PEOPLE: Person[] = Array.from({ length: 60 }, (_, n) => ({
  user: `user:default/person-${n}`,
  displayName: `Person ${n}`,
  signedInAt: null,
}));

describe('PeoplePage', () => {
  const portal = createPortalDouble();

  it('shows everybody, a page at a time', async () => {
    portal.answer(findPeople, ({ query: { cursor, limit } }) => {
      const from = Number(cursor ?? 0);
      const to = from + limit;
      return {
        items: PEOPLE.slice(from, to),
        ...(to < PEOPLE.length && { nextCursor: String(to) }),
      };
    });
    renderInTestApp(<PeoplePage />, { apis: portal.apis() });
    expect(await screen.findByText('Person 0')).toBeInTheDocument();
    expect(screen.queryByText('Person 50')).toBeNull();

    await userEvent.click(screen.getByLabelText('Go to next page'));
    expect(await screen.findByText('Person 50')).toBeInTheDocument();
    expect(screen.getByLabelText('Go to next page')).toBeDisabled();
  });
});
