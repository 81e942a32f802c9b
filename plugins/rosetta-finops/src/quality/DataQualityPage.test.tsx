import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Conformance,
  getConformance,
  getDataQuality,
  listPeriods,
} from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { DataQualityPage } from './DataQualityPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const AT = '2024-10-02T02:00:00.000Z';
const FILE = { import: 1, file: 'september.csv', provider: 'AWS' };
const FOUND: Conformance = {
  period: '2024-09',
  specification: '1.2',
  checkedAt: AT,
  files: [
    { ...FILE, lines: 1000, failed: { MUST: 1, SHOULD: 0 }, passed: 170, notChecked: 70 },
  ],
  items: [
    {
      ...FILE,
      rule: 'ChargeFrequency-C-003-M',
      level: 'MUST',
      column: 'ChargeFrequency',
      text: 'ChargeFrequency MUST be one of the allowed values.',
      status: 'failed',
      rows: 7,
      examples: [{ row: 12, value: 'Usage-based' }],
    },
  ],
}; // prettier-ignore

describe('DataQualityPage', () => {
  const portal = createPortalDouble();
  const show = (found: Conformance) => {
    const queries: object[] = [];
    portal.answerMe(['Rosetta_FinOps_Admin']);
    portal.answer(listPeriods, () => ({
      items: [{ period: '2024-08', runId: 'run-8', publishedAt: AT, lines: 1, currencies: ['USD'] }],
      defaultRange: { from: '2024-09', to: '2024-10' },
    })); // prettier-ignore
    portal.answer(getDataQuality, () => ({
      period: '2024-09',
      deliveries: [
        { dataset: 'focus', last: { file: 'september.csv', at: AT }, schedule: '0 2 * * *' },
        { dataset: 'consumption', last: null, schedule: null },
      ],
      providers: [{ provider: 'AWS', lastDay: '2024-09-30' }],
      coverage: [
        { provider: 'AWS', account: 'acme', currency: 'USD', amount: '4', direct: '3', indirect: '0', unallocated: '1' },
      ],
    })); // prettier-ignore
    portal.answer(getConformance, ({ query }) => {
      queries.push(query);
      return found;
    });
    renderInTestApp(<DataQualityPage />, { apis: portal.apis() });
    return queries;
  };

  it('shows broken rules by their ids, deliveries beside their schedule, and whose cost it is', async () => {
    show(FOUND);
    const rule = await screen.findByText('ChargeFrequency-C-003-M');
    const row = within(rule.closest<HTMLElement>('[role="row"]')!);
    expect(row.getByText('12: Usage-based')).toBeInTheDocument();
    expect(
      await screen.findByText(/Looked for each day at 02:00 UTC/),
    ).toBeVisible();
    expect(screen.getByText(/Nothing has landed yet/)).toBeVisible();
    expect(screen.getByText('acme')).toBeInTheDocument();
  });

  it('asks for the month that is chosen', async () => {
    const queries = show({ ...FOUND, items: [] });
    expect(await screen.findByText(/^Every rule that can be checked/)).toBeVisible(); // prettier-ignore
    await user.click(screen.getByRole('combobox', { name: 'Month' }));
    await user.click(await screen.findByRole('option', { name: 'August 2024' })); // prettier-ignore
    await waitFor(() =>
      expect(queries.at(-1)).toMatchObject({ period: '2024-08' }),
    );
  });
});
