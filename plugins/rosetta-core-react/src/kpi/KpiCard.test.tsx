import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { KpiCard } from './KpiCard';

const card = (ratio: number | null) => (
  <KpiCard
    name="Total"
    figure="$14.98"
    change={{ ratio, than: 'August 2024', worse: 'more' }}
    explain="The sum of the billed lines."
  />
);

describe('KpiCard', () => {
  it.each([
    [0.12, '+12.0%, more than August 2024'],
    [-0.03, '-3.0%, less than August 2024'],
    [0, 'Same as August 2024'],
    [null, 'Nothing to compare with'],
  ])('says a change of %s in words', async (ratio, words) => {
    renderInTestApp(card(ratio));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('explains its figure, by keyboard too', async () => {
    renderInTestApp(card(0));
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
