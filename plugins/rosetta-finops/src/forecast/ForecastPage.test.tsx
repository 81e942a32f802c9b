import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Budget, listBudgets } from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { budgetsRouteRef, forecastRouteRef } from '../routes';
import { FinopsAnswers, serveFinops } from '../testUtils';
import { ForecastLine } from './ForecastLine';
import { ForecastPage } from './ForecastPage';
import { FORECAST } from './testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const Address = () => <output>{useLocation().search}</output>;

describe('ForecastPage', () => {
  const portal = createPortalDouble();
  const show = (given: FinopsAnswers = {}, page = <ForecastPage />) => {
    serveFinops(portal, given);
    renderInTestApp(
      <>
        {page}
        <Address />
      </>,
      {
        apis: portal.apis(),
        mountedRoutes: {
          '/finops/budgets': budgetsRouteRef,
          '/finops/forecast': forecastRouteRef,
        },
      },
    );
  };
  const address = () => document.querySelector('output')!.textContent;
  const fact = async (name: string) =>
    (await screen.findByText(name)).nextElementSibling!.textContent;

  it('says what is expected and between what, as a picture and in figures', async () => {
    show();
    expect(await screen.findByText('October 2024 is expected to come to $12.00; with a probability of 80 %, it will be between $11.50 and $12.50.')).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('img', { name: /October 2024 is expected to come to \$12.00/ })).toBeVisible(); // prettier-ignore
    const table = screen.getByRole('grid', { name: 'Months in figures' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'October 2024–$12.00$11.50$12.50$11.00$13.00',
      'September 2024$11.00–––––',
      'August 2024$10.00–––––',
    ]);
  });

  it('says by which method, and what that and the baseline would have missed', async () => {
    show();
    const method = await screen.findByText(/^Method: exponential smoothing with a damped trend\./); // prettier-ignore
    expect(method).toHaveTextContent(/another horizon may say another amount of the same month\.$/); // prettier-ignore
    expect(await fact('Missed (WAPE)')).toBe('3.1%');
    expect(await fact('Baseline missed')).toBe('8.2%');
    expect(await fact('Bias')).toBe('-0.4%');
    expect(await fact('Within the 80 % interval')).toBe('83.0%');
    expect(await fact('Within the 95 % interval')).toBe('96.0%');
    expect(screen.queryByText(/ahead could be compared/)).toBeNull();
  });

  it('says how far ahead it could be compared, where it looks further', async () => {
    const months = ['2024-10', '2024-11', '2024-12'].map(month => ({
      ...FORECAST.months[0],
      month,
    }));
    const backtest = { ...FORECAST.backtest!, origins: 2 };
    show({ forecast: { ...FORECAST, months, backtest } });
    expect(await screen.findByText('No more than 2 months ahead could be compared: how good it is further ahead is not known.')).toBeVisible(); // prettier-ignore
  });

  it('says of a month that is over that it is not billed to its end', async () => {
    show({ completeThrough: [{ provider: 'AWS', day: '2024-09-27' }] });
    expect(await screen.findByText(/^Not billed to the end yet: September 2024\./)).toBeVisible(); // prettier-ignore
  });

  it('says why there is no forecast, instead of a figure', async () => {
    show({ forecast: { method: null, reason: 'not-enough-data', history: FORECAST.history, months: [] } }); // prettier-ignore
    expect((await screen.findAllByText(/^Not enough data: at least seven months/))[0]).toBeVisible(); // prettier-ignore
    expect(screen.queryByText('Missed (WAPE)')).toBeNull();
  });

  it('lists the forecast of each application with its error, and opens one', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: /^By/ }));
    await user.click(
      screen.getByRole('menuitemradio', { name: 'Application' }),
    );
    const table = await screen.findByRole('grid', {
      name: /^Forecast of each/,
    });
    expect(within(table).getByText('Trend')).toBeVisible();
    await user.click(within(table).getByText('$11.00'));
    await waitFor(() => expect(address()).toBe('?application=app-payments'));
  });

  it('tells the month’s end against its budget in one line', async () => {
    show({}, <ForecastLine of={{ application: 'app-payments' }} />);
    expect(await screen.findByText(/October 2024 is expected to come to \$12.00 \(\$11.50 to \$12.50\)/)).toHaveTextContent(/no budget/); // prettier-ignore
    expect(screen.getByRole('link', { name: 'See the forecast' })).toHaveAttribute('href', '/finops/forecast?application=app-payments'); // prettier-ignore
  });

  it('leads from the line to the budget', async () => {
    const budget: Budget = {
      ...{ kind: 'group', key: 'retail', label: 'Retail', month: '2024-10' },
      ...{ currency: 'USD', amount: '10', actual: '8', used: 0.8 },
      ...{ forecast: null, state: 'will-pass', updatedBy: 'user:default/jane' },
      updatedAt: '2024-10-02T02:00:00.000Z',
    } as const;
    serveFinops(portal);
    portal.answer(listBudgets, () => ({ revision: 1, items: [budget] }));
    renderInTestApp(<ForecastLine of={{ group: 'retail' }} />, {
      apis: portal.apis(),
      mountedRoutes: { '/finops/budgets': budgetsRouteRef },
    });
    const link = await screen.findByRole('link', { name: 'budget $10.00: 120.0%' }); // prettier-ignore
    expect(link).toHaveAttribute('href', '/finops/budgets?budget=group%2Fretail%2F2024-10%2FUSD'); // prettier-ignore
    expect(screen.getByText('Will pass')).toBeVisible();
  });
});
