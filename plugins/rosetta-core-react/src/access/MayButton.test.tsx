import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Me } from '@rosetta/contracts';
import { accessApiRef } from './accessApi';
import { MayButton } from './MayButton';

const show = async (actions: Me['actions']) => {
  const pressed: string[] = [];
  renderInTestApp(
    <MayButton action="finops.runs.write" onClick={() => pressed.push('run')}>
      Run
    </MayButton>,
    { apis: [[accessApiRef, { me: async () => ({ actions } as Me) }]] },
  );
  return { pressed, button: await screen.findByRole('button') };
};

describe('MayButton', () => {
  it('does what it says for those whose roles open it', async () => {
    const { pressed, button } = await show(['finops.runs.write']);
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    await userEvent.click(button);
    expect(pressed).toEqual(['run']);
  });

  it('does nothing for others, and tells the keyboard too which role opens it', async () => {
    const { pressed, button } = await show(['finops.read']);
    await userEvent.tab();
    expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(pressed).toEqual([]);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Rosetta_FinOps_Admin',
    );
  });
});
