import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ExchangeRate, listRates, putRates } from '@rosetta/contracts/finops';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { runsRouteRef } from '../routes';
import { RatesPage } from './RatesPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

/** A service that keeps what is saved. */
const serveRates = (portal: ReturnType<typeof createPortalDouble>) => {
  const answer = { reportingCurrency: 'EUR', revision: 1 };
  let items: ExchangeRate[] = [];
  portal.answerMe(['Rosetta_FinOps_Admin']);
  portal.answer(listRates, () => ({ ...answer, items, missing: [] }));
  portal.answer(putRates, ({ body }) => {
    const by = { updatedBy: 'user:default/jane', updatedAt: '2024-10-02T02:00:00.000Z' };
    const isSet = ({ month, currency }: ExchangeRate) =>
      body.items.some(set => set.month === month && set.currency === currency);
    items = items
      .filter(item => !isSet(item))
      .concat(body.items.flatMap(({ rate, ...key }) => (rate ? { ...key, rate, ...by } : [])));
    answer.revision += 1;
    return {
      ...answer,
      changes: body.items.map(({ rate: after, ...key }) => ({ ...key, before: null, after })),
    };
  });
}; // prettier-ignore

describe('keeping exchange rates', () => {
  const portal = createPortalDouble();
  const button = (name: string) => screen.findByRole('button', { name });
  const dialog = async () => within(await screen.findByRole('dialog'));
  const write = async (name: RegExp, text: string) =>
    fireEvent.change((await dialog()).getByLabelText(name), {
      target: { value: text },
    });
  const press = async (name: string) =>
    user.click((await dialog()).getByRole('button', { name }));

  it('goes from a rate of zero that is refused to rates of a file that are saved, accessibly', async () => {
    serveRates(portal);
    renderInTestApp(<RatesPage />, {
      apis: portal.apis(),
      mountedRoutes: { '/finops/runs': runsRouteRef },
    });
    await user.click(await button('Enter rates'));
    await write(/^Month/, '2024-09');
    await user.type((await dialog()).getByRole('combobox', { name: /^Currency/ }), 'USD'); // prettier-ignore
    await user.click(await screen.findByRole('option', { name: 'USD' }));
    await write(/^Rate/, '0');
    await write(/^Reason/, 'ECB');
    await press('Save the rates');
    expect(await screen.findByText(/^A number above 0/)).toBeVisible();
    await expectAccessible();
    await write(/^Rate/, '0.9');
    await press('Save the rates');
    expect(await screen.findByText(/^Rates saved. September 2024/)).toBeVisible(); // prettier-ignore
    expect(await screen.findByText('0.9')).toBeVisible();

    await user.click(await button('Import CSV'));
    const text = 'month,currency,rate\n2024-09,USD,0.91\n2024-10,GBP,1.17\n';
    await user.upload(
      (await dialog()).getByLabelText(/^Import CSV/),
      new File([text], 'rates.csv', { type: 'text/csv' }),
    );
    const rows = (await (await dialog()).findAllByRole('row')).slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/USD0.90.91Changed$/),
      expect.stringMatching(/GBP.?1.17New$/),
    ]);
    await expectAccessible();
    await write(/^Reason/, 'ECB');
    await press('Save the 2 rates that change');
    expect(await screen.findByText(/^Rates saved. .*October 2024/)).toBeVisible(); // prettier-ignore
    expect(await screen.findByText('1.17')).toBeVisible();
    expect(screen.getByText('0.91')).toBeVisible();
    await expectAccessible();
  });
});
