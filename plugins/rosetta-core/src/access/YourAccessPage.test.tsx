import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { getMe } from '@rosetta/contracts/portal';
import {
  createPortalDouble,
  personOf,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { YourAccessPage } from './YourAccessPage';

const AWAY = {
  unavailable: [{ directory: 'EDC', reason: 'timeout' as const }],
};

describe('YourAccessPage', () => {
  const portal = createPortalDouble();

  const show = (me = personOf()) => {
    portal.answer(getMe, () => me);
    renderInTestApp(<YourAccessPage />, { apis: portal.apis() });
  };

  it('shows each role, why it is held and what it allows', async () => {
    show(personOf(['Rosetta_FinOps_Admin']));
    expect(await screen.findByText('Rosetta_FinOps_Admin')).toBeVisible();
    expect(
      screen.getByText(
        'Granted by the group Rosetta_FinOps_Admin – member according to the company directory (at sign-in)',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Run, reprocess and cancel cost batches'),
    ).toBeVisible();
  });

  it('shows a person without a role what to request, and the contact', async () => {
    show(personOf([]));
    expect(await screen.findByText('You have no role yet')).toBeVisible();
    expect(
      screen.getByText(/the group staff or PORTAL_USER in EDC/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'the platform team' }),
    ).toHaveAttribute('href', 'mailto:platform@test.example');
  });

  it.each([personOf([], AWAY), personOf(undefined, AWAY)])(
    'shows which directory did not answer, and why',
    async me => {
      show(me);
      expect(
        (await screen.findAllByText(/EDC takes too long to answer/))[0],
      ).toBeVisible();
    },
  );
});
