import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  ExchangeRate,
  RateKey,
  RateToSet,
  listRates,
  putRates,
} from '@rosetta/contracts/finops';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { runsRouteRef } from '../routes';
import { RatesPage } from './RatesPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const rateOf = (month: string, currency: string, rate: string) => ({
  month,
  currency,
  rate,
  updatedBy: 'user:default/jane',
  updatedAt: '2024-10-02T02:00:00.000Z',
});

interface Served {
  roles?: Role[];
  reportingCurrency?: string | null;
  items?: ExchangeRate[];
  missing?: RateKey[];
  path?: string;
}

describe('RatesPage', () => {
  const portal = createPortalDouble();
  let sent: { items: RateToSet[]; reason?: string; ifMatch: string | null }[];
  let revision: number;

  const show = ({
    roles = ['Rosetta_FinOps_Admin'],
    reportingCurrency = 'EUR',
    items = [
      rateOf('2024-10', 'USD', '0.92'),
      rateOf('2024-09', 'USD', '0.9012345'),
    ],
    missing = [],
    path = '/',
  }: Served = {}) => {
    sent = [];
    revision = 7;
    portal.answerMe(roles);
    portal.answer(listRates, () => ({
      reportingCurrency,
      revision,
      items,
      missing,
    }));
    portal.answer(putRates, ({ body }, { headers }) => {
      const ifMatch = headers.get('if-match');
      sent.push({ ...body, ifMatch });
      if (ifMatch !== `"${revision}"`)
        throw new RequestError({ name: 'PreconditionFailedError', message: 'changed since', status: 412 }); // prettier-ignore
      const changes = body.items.map(({ rate: after, ...key }) => ({
        ...key,
        before: null,
        after,
      }));
      return { reportingCurrency, revision: 8, changes };
    });
    renderInTestApp(<RatesPage />, {
      apis: portal.apis(),
      initialRouteEntries: [path],
      mountedRoutes: { '/finops/runs': runsRouteRef },
    });
  };

  const button = (name: string | RegExp) =>
    screen.findByRole('button', { name });
  const dialog = () => within(screen.getByRole('dialog'));
  const field = (name: RegExp) => dialog().getByLabelText(name);
  const giveReason = () => user.type(field(/^Reason/), 'ECB');
  const press = (name: string) =>
    user.click(dialog().getByRole('button', { name }));

  it('shows a month in a row and a currency in a column, with all digits', async () => {
    show({ items: [rateOf('2024-10', 'USD', '0.92'), rateOf('2024-09', 'GBP', '1.170000000001')] }); // prettier-ignore
    const headers = (await screen.findAllByRole('columnheader')).map(
      ({ textContent }) => textContent,
    );
    expect(headers).toEqual(['Month', 'GBP', 'USD']);
    expect(screen.getByText('1.170000000001')).toBeVisible();
    expect(screen.getAllByTitle(/^jane, /)).toHaveLength(2);
  });

  it('shows one month alone when the address names it, until the filter is taken off', async () => {
    show({ path: '/?month=2024-09' });
    expect(await screen.findByText('0.9012345')).toBeVisible();
    expect(screen.queryByText('0.92')).toBeNull();
    await user.click(
      screen.getByTitle('Remove the filter Month: September 2024'),
    );
    expect(await screen.findByText('0.92')).toBeVisible();
  });

  it('changes a rate with a reason, if it is the one that was seen, and leads to the runs', async () => {
    show();
    await user.click(await button('Change the rate of USD in October 2024: 0.92')); // prettier-ignore
    await user.clear(field(/^Rate/));
    await user.type(field(/^Rate/), '0.930');
    expect(dialog().getByText(/next runs of October 2024 convert/)).toBeVisible(); // prettier-ignore
    expect(dialog().getByRole('button', { name: 'Save the rates' })).toBeDisabled(); // prettier-ignore
    await giveReason();
    await press('Save the rates');
    expect(await screen.findByText(/^Rates saved. October 2024/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Cost runs' })).toHaveAttribute('href', '/finops/runs'); // prettier-ignore
    expect(sent).toEqual([
      {
        items: [{ month: '2024-10', currency: 'USD', rate: '0.93' }],
        reason: 'ECB',
        ifMatch: '"7"',
      },
    ]);
  });

  it('removes a rate', async () => {
    show();
    await user.click(await button(/^Change the rate of USD in September/));
    await giveReason();
    await press('Remove this rate');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].items).toEqual([
      { month: '2024-09', currency: 'USD', rate: null },
    ]);
  });

  it('names what is missing, and takes all of it in one form', async () => {
    show({
      missing: [
        { month: '2024-11', currency: 'GBP' },
        { month: '2024-11', currency: 'JPY' },
      ],
    });
    expect(await screen.findByText('2 rates are missing')).toBeVisible();
    expect(screen.getByText(/GBP in November 2024 and JPY in November 2024/)).toBeVisible(); // prettier-ignore
    expect(await button('Enter the rate of GBP in November 2024')).toBeVisible(); // prettier-ignore
    await user.click(await button('Enter what is missing'));
    const rates = dialog().getAllByLabelText(/^Rate/);
    await user.type(rates[0], '1.17');
    await giveReason();
    await press('Save the rates');
    expect(dialog().getByText(/^A number above 0/)).toBeVisible();
    expect(sent).toEqual([]);
    await user.type(rates[1], '0.006');
    await press('Save the rates');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].items).toEqual([
      { month: '2024-11', currency: 'GBP', rate: '1.17' },
      { month: '2024-11', currency: 'JPY', rate: '0.006' },
    ]);
  });

  it('says that somebody changed rates meanwhile, and saves on top of these', async () => {
    show();
    await user.click(await button(/^Change the rate of USD in October/));
    await giveReason();
    revision = 9;
    await press('Save the rates');
    expect(await dialog().findByText(/^Somebody changed rates/)).toBeVisible();
    await waitFor(async () => {
      await press('Save the rates');
      expect(sent.at(-1)!.ifMatch).toBe('"9"');
    });
    expect(await screen.findByText(/^Rates saved/)).toBeVisible();
  });

  const choose = async (text: string) => {
    await user.click(await button('Import CSV'));
    const file = new File([text], 'rates.csv', { type: 'text/csv' });
    await user.upload(field(/^Import CSV/), file);
  };

  it('shows what a file changes line by line, and saves only that', async () => {
    show();
    await choose(
      'month,currency,rate\n2024-10,USD,0.92\n2024-09,USD,0.91\n2024-09,GBP,1.17\n',
    );
    const rows = (await dialog().findAllByRole('row')).slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^32024-09USD0.90123450.91Changed$/),
      expect.stringMatching(/^42024-09GBP.?1.17New$/),
      expect.stringMatching(/^22024-10USD0.920.92Unchanged$/),
    ]);
    await giveReason();
    await press('Save the 2 rates that change');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].items).toEqual([
      { month: '2024-09', currency: 'USD', rate: '0.91' },
      { month: '2024-09', currency: 'GBP', rate: '1.17' },
    ]);
  });

  it('saves nothing of a file with a line that cannot be used, and says why', async () => {
    show();
    await choose('month,currency,rate\n2024-09,USD,0\n2024-09,GBP,1.17\n');
    expect(await dialog().findByText(/^A line can’t be used/)).toBeVisible();
    expect(dialog().getByText(/^Not usable: A number above 0/)).toBeVisible();
    await giveReason();
    expect(dialog().getByRole('button', { name: 'Save the rate that changes' })).toBeDisabled(); // prettier-ignore
  });

  it('names the columns that a file lacks', async () => {
    show();
    await choose('day,rate\n2024-09-01,1\n');
    expect(await dialog().findByText(/no column month and currency/)).toBeVisible(); // prettier-ignore
  });

  it('lets an engineer see the rates, and change none', async () => {
    show({
      roles: ['Rosetta_User'],
      missing: [{ month: '2024-11', currency: 'GBP' }],
    });
    expect(await screen.findByText('0.9012345')).toBeVisible();
    expect(screen.getByText('A rate is missing')).toBeVisible();
    for (const name of ['Enter rates', 'Import CSV', 'Enter what is missing', /^Change the rate/]) // prettier-ignore
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('says what to do where no reporting currency is configured, and where no rate is needed yet', async () => {
    show({ reportingCurrency: null, items: [] });
    expect(await screen.findByText('No reporting currency is configured')).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/set rosetta.finops.reportingCurrency/)).toBeVisible(); // prettier-ignore
  });

  it('says when a rate will be needed where there is none', async () => {
    show({ items: [] });
    expect(await screen.findByText('No exchange rate is known yet')).toBeVisible(); // prettier-ignore
    expect(await button('Enter rates')).toBeVisible();
  });
});
