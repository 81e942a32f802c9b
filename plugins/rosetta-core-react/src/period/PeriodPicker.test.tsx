import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PeriodPicker } from './PeriodPicker';
import { MonthRange, PeriodPreset } from './presets';

describe('PeriodPicker', () => {
  const show = async () => {
    const chosen: (PeriodPreset | MonthRange)[] = [];
    renderInTestApp(
      <PeriodPicker
        range={{ from: '2024-07', to: '2024-10' }}
        preset="last-3"
        months={['2024-09', '2024-08', '2024-07', '2024-06']}
        onPreset={preset => chosen.push(preset)}
        onRange={range => chosen.push(range)}
      />,
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Period: Jul 2024 – Sep 2024, Last 3 months',
      }),
    );
    return chosen;
  };

  it('offers presets, and says which one is chosen', async () => {
    const chosen = await show();
    expect(
      screen.getByRole('menuitemradio', { name: /^Last 3 months/ }),
    ).toHaveAttribute('aria-checked', 'true');
    await userEvent.click(
      screen.getByRole('menuitemradio', { name: /^Last month/ }),
    );
    expect(chosen).toEqual(['last-month']);
  });

  it('takes months of one’s own', async () => {
    const chosen = await show();
    await userEvent.click(screen.getByRole('combobox', { name: 'From' }));
    await userEvent.click(screen.getByRole('option', { name: 'Jun 2024' }));
    expect(chosen).toEqual([{ from: '2024-06', to: '2024-10' }]);
  });
});
