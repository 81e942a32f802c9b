import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { accessApiRef } from '@rosetta/plugin-rosetta-core-react/access';
import { personWith } from '../testUtils';
import { YourAccessPage } from './YourAccessPage';

const show = (access = personWith()) =>
  renderInTestApp(<YourAccessPage />, { apis: [[accessApiRef, access]] });

const AWAY = {
  unavailable: [{ directory: 'EDC', reason: 'timeout' as const }],
};

describe('YourAccessPage', () => {
  it('says each role, why it is held and what it opens', async () => {
    show(personWith(['Rosetta_FinOps_Admin']));
    expect(await screen.findByText('Rosetta_FinOps_Admin')).toBeVisible();
    expect(
      screen.getByText(
        'Given by the group Rosetta_FinOps_Admin – member according to the company directory (at sign-in)',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Run, reprocess and cancel cost batches'),
    ).toBeVisible();
  });

  it('tells a person without a role what to ask for, and whom', async () => {
    show(personWith([]));
    expect(await screen.findByText('You have no role yet')).toBeVisible();
    expect(
      screen.getByText(/the group staff or PORTAL_USER in EDC/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'the platform team' }),
    ).toHaveAttribute('href', 'mailto:platform@test.example');
  });

  it.each([personWith([], AWAY), personWith(undefined, AWAY)])(
    'says which directory did not answer, and why',
    async access => {
      show(access);
      expect(
        (await screen.findAllByText(/EDC takes too long to answer/))[0],
      ).toBeVisible();
    },
  );
});
