import { WrongAddress } from './WrongAddress';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { z } from 'zod';
import { changeParams, parseUrlState, useUrlState } from './useUrlState';

const Shape = z.object({ from: z.iso.date(), by: z.enum(['a', 'b']) });

describe('parseUrlState', () => {
  it('leaves out what is not valid, and keeps the rest', () => {
    const params = new URLSearchParams('from=nonsense&by=b&other=1');
    expect(parseUrlState(Shape, params)).toEqual({ by: 'b' });
  });
});

describe('changeParams', () => {
  it('keeps the order in which names came', () => {
    const params = new URLSearchParams('domain=x&from=1');
    const next = changeParams(params, {
      family: 'y',
      domain: 'z',
      from: undefined,
    });
    expect(next.toString()).toBe('domain=z&family=y');
  });
});

const Probe = () => {
  const { state, change, wrong } = useUrlState(Shape);
  return (
    <>
      <WrongAddress wrong={wrong} />
      <button onClick={() => change({ by: 'b' })}>
        {state.by ?? 'none'} at {useLocation().search}
      </button>
    </>
  );
};

describe('useUrlState', () => {
  it('reads the address, and writes to it', async () => {
    renderInTestApp(<Probe />, { initialRouteEntries: ['/?kept=1'] });
    await userEvent.click(await screen.findByText('none at ?kept=1'));
    expect(await screen.findByText('b at ?kept=1&by=b')).toBeVisible();
  });

  it('says which part of the address it can’t read', async () => {
    renderInTestApp(<Probe />, { initialRouteEntries: ['/?by=colour'] });
    expect(await screen.findByText(/contains by=colour/)).toBeVisible();
  });
});
