import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { listCommitments, listPeriods } from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { CommitmentsPage } from './CommitmentsPage';

const FIGURES = {
  used: '6',
  unused: '2',
  utilization: 0.75,
  covered: '10',
  savings: '2',
};
const COVERAGE = { ...FIGURES, eligible: '20', coverage: 0.5 };

const ANSWER = {
  currency: 'USD',
  from: '2024-09',
  to: '2024-11',
  published: [],
  missing: ['2024-10'],
  otherCurrencies: [{ currency: 'EUR', amount: '3' }],
  total: COVERAGE,
  months: [{ month: '2024-09', ...COVERAGE }],
  items: [
    {
      provider: 'AWS',
      commitment: 'ri-1',
      type: 'Reserved',
      category: 'Usage',
      ...FIGURES,
      quantity: { used: '3', unused: '1', unit: 'Hours' },
    },
  ],
};

describe('CommitmentsPage', () => {
  const portal = createPortalDouble();
  let asked: object[];

  const show = (answer: Partial<typeof ANSWER> = {}, address = '/') => {
    asked = [];
    portal.answerMe(['Rosetta_User']);
    portal.answer(listPeriods, () => ({
      items: [{ period: '2024-09', runId: 'r', publishedAt: '2024-10-02T02:00:00.000Z', currencies: ['USD'], lines: 1 }],
      defaultRange: { from: '2024-09', to: '2024-10' },
    }) as never); // prettier-ignore
    portal.answer(listCommitments, ({ query }) => {
      asked.push(query);
      return { ...ANSWER, ...answer };
    });
    renderInTestApp(<CommitmentsPage />, {
      apis: portal.apis(),
      initialRouteEntries: [address],
    });
  };

  const kpi = async (name: string) =>
    within(await screen.findByRole('region', { name }));

  it('says how well commitments are used, what they cover, waste and save', async () => {
    show();
    expect((await kpi('Utilisation')).getByText('75.0%')).toBeVisible();
    expect((await kpi('Not used')).getByText('$2.00')).toBeVisible();
    expect((await kpi('Coverage')).getByText('50.0%')).toBeVisible();
    expect((await kpi('Savings')).getByText('$2.00')).toBeVisible();
    expect(screen.getByText(/never added up: €3.00 used/)).toBeVisible();
  });

  it('lists each commitment with its quantity', async () => {
    show();
    expect(await screen.findByText('ri-1')).toBeVisible();
    expect(screen.getByText('3 of use, 1 unused (Hours)')).toBeInTheDocument();
  });

  it('asks for the months in its address, and for the last twelve without any', async () => {
    show({}, '/?from=2024-08&to=2024-10');
    await screen.findByText('ri-1');
    expect(asked.at(-1)).toMatchObject({ from: '2024-08', to: '2024-10' });
  });

  it('says what would stand there where nothing was committed', async () => {
    show({ items: [] });
    expect(
      await screen.findByText('No commitment was used in these months'),
    ).toBeVisible();
  });
});
