import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Anomaly, listAnomalies } from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { CostsPageView } from '../costs/costsPageView';
import { useAnomalyMarks } from './useAnomalyMarks';
import { anomalyOf } from './testUtils';

const RANGE = { from: '2024-09', to: '2024-11', currency: 'USD' };
const IN_OCTOBER = { start: '2024-10-02', end: '2024-10-02' };
const SAID = { by: 'user:default/jane', at: '2024-10-03T00:00:00.000Z' };

const Marks = ({ view }: { view: CostsPageView }) => {
  const marks = [...useAnomalyMarks(view, RANGE)];
  return (
    <p>{marks.map(each => each.join(' ')).join(', ') || 'Nothing marked'}</p>
  );
};

describe('useAnomalyMarks', () => {
  const portal = createPortalDouble();

  /** Serves each on a page of its own. */
  const show = (element: JSX.Element, ...items: Anomaly[]) => {
    portal.answer(listAnomalies, ({ query: { cursor = '0' } }) => {
      const next = Number(cursor) + 1;
      return {
        items: items.slice(next - 1, next),
        ...(next < items.length && { nextCursor: String(next) }),
      };
    });
    renderInTestApp(element, { apis: portal.apis() });
  };

  it('marks the months of all anomalies, but of those that are muted or none', async () => {
    show(
      <Marks view={{}} />,
      anomalyOf(),
      anomalyOf({ state: 'answered', answer: { answer: 'yes', ...SAID } }),
      anomalyOf({ ...IN_OCTOBER, state: 'muted' }),
      anomalyOf({ ...IN_OCTOBER, state: 'answered', answer: { answer: 'no', ...SAID } }),
      anomalyOf({ ...IN_OCTOBER, state: 'answered', answer: { answer: 'planned', ...SAID } }),
    ); // prettier-ignore
    expect(await screen.findByText('2024-09 2 anomalies, 2024-10 1 anomaly')).toBeVisible(); // prettier-ignore
  });

  it('marks those of the provider that the page is narrowed to', async () => {
    const other = anomalyOf({ ...IN_OCTOBER, provider: 'Microsoft Azure' });
    show(<Marks view={{ provider: 'microsoft-azure' }} />, anomalyOf(), other);
    expect(await screen.findByText('2024-10 1 anomaly')).toBeVisible();
  });

  it.each<CostsPageView>([
    { account: '42' },
    { day: '2024-09-10' },
    { billingAccount: '1' },
    { chargeCategory: 'purchase' },
  ])('marks nothing where the page is narrowed to %p', async view => {
    show(
      <>
        <Marks view={view} />
        <Marks view={{}} />
      </>,
      anomalyOf(),
    );
    expect(await screen.findByText('2024-09 1 anomaly')).toBeVisible();
    expect(screen.getByText('Nothing marked')).toBeVisible();
  });
});
