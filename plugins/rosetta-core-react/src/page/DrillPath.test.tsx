import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DrillPath } from './DrillPath';

const CRUMBS = [
  { label: 'All', to: '/' },
  { label: 'Compute', to: '?domain=compute' },
];

/** What is clicked stays for a while after the step, as a table does until its rows come. */
const Steps = () => {
  const [depth, setDepth] = useState(1);
  return (
    <>
      <button onClick={() => setDepth(2)}>Control</button>
      <div role="grid">
        <div role="row">
          <button role="gridcell" onClick={() => setDepth(2)}>
            Row
          </button>
        </div>
      </div>
      <DrillPath crumbs={CRUMBS.slice(0, depth)} />
    </>
  );
};

describe('DrillPath', () => {
  it('takes the focus of a table that a step down is about to replace', async () => {
    renderInTestApp(<Steps />);
    await userEvent.click(await screen.findByText('Row'));
    expect(await screen.findByText('Compute')).toHaveFocus();
  });

  it('leaves the focus on a control', async () => {
    renderInTestApp(<Steps />);
    await userEvent.click(await screen.findByText('Control'));
    expect(await screen.findByText('Compute')).toBeVisible();
    expect(screen.getByText('Control')).toHaveFocus();
  });
});
