import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { KpiCard } from './KpiCard';

const card = (amount: string, previous: string | null) => (
  <KpiCard
    name="Total"
    figure="$14.98"
    change={{
      amount,
      previous,
      currency: 'USD',
      than: 'August 2024',
      worse: 'more',
    }}
    explain="The sum of the billed lines."
  />
);

describe('KpiCard', () => {
  it.each([
    ['537789', '498910', '+$38,879 (+7.8%) vs August 2024'],
    ['97', '100', '-$3.00 (-3.0%) vs August 2024'],
    ['20', '-19.05', '+$39.05 (was a credit) vs August 2024'],
    ['-0.5', '19.05', '-$19.55 (now a credit) vs August 2024'],
    ['-150', '-300', '+$150 (+50.0%) vs August 2024'],
    ['12', '0', '+$12.00 (new) vs August 2024'],
    ['1.10', '1.1', 'No change vs August 2024'],
    ['1', null, 'Nothing to compare with'],
  ])('says %s after %s as money first', async (amount, previous, words) => {
    renderInTestApp(card(amount, previous));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('explains its figure, by keyboard too', async () => {
    renderInTestApp(card('1', '1'));
    const explain = await screen.findByRole('button', {
      name: 'Explain: Total',
    });
    act(() => explain.focus());
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'The sum of the billed lines.',
    );
  });
});
