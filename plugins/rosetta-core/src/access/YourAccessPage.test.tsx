import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { accessApiRef } from '@rosetta/plugin-rosetta-core-react';
import { personWith } from '../testUtils';
import { YourAccessPage } from './YourAccessPage';

const show = (access = personWith()) =>
  renderInTestApp(<YourAccessPage />, { apis: [[accessApiRef, access]] });

describe('YourAccessPage', () => {
  it('says each role, why it is held and what it opens', async () => {
    show(personWith(['Rosetta_FinOps_Admin']));
    expect(await screen.findByText('Rosetta_FinOps_Admin')).toBeVisible();
    expect(
      screen.getByText(
        'Given by group:default/Rosetta_FinOps_Admin (the catalog)',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Run, reprocess and cancel cost batches'),
    ).toBeVisible();
  });

  it('tells a person without a role what to do', async () => {
    show(personWith([]));
    expect(await screen.findByText('You have no role yet')).toBeVisible();
  });

  it('says which directory did not answer', async () => {
    show(personWith([], { unavailable: ['EDC'] }));
    expect(await screen.findByText(/EDC does not answer/)).toBeVisible();
  });
});
