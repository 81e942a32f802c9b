import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  AgreedPrice,
  Price,
  listAgreedPrices,
  listPrices,
  putAgreedPrices,
} from '@rosetta/contracts/finops';
import { Role } from '@rosetta/contracts/access';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsOf, item, serveFinops } from '../testUtils';
import { PricesPage } from './PricesPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const PRICE: Price = {
  month: '2024-09',
  product: 'vm',
  label: 'Machines',
  sku: null,
  currency: 'USD',
  unit: 'Hours',
  quantity: '15',
  effective: '17',
  effectiveUnitPrice: '1.133333333333',
  listUnitPrice: '1.666666666667',
  contractedUnitPrice: '1.333333333333',
  negotiatedDiscount: 0.2,
  effectiveDiscount: 0.3,
  ...{ agreedUnitPrice: '1', agreedQuantity: '15' },
  ...{ difference: '2', state: 'dearer' },
  lines: 3,
  incomplete: 1,
};

const AGREED: AgreedPrice = {
  ...{ product: 'vm', sku: '', unit: 'Hours', currency: 'USD' },
  ...{ since: '2024-09', price: '1' },
  ...{ updatedBy: 'user:default/jane', updatedAt: '2024-10-02T02:00:00.000Z' },
};

const Address = () => <output>{useLocation().search}</output>;

describe('PricesPage', () => {
  const portal = createPortalDouble();
  let asked: object[];
  let put: object[];
  const show = (items: Price[], roles?: Role[], currency = 'USD') => {
    asked = [];
    put = [];
    serveFinops(portal, {
      costs: ({ groupBy }) =>
        costsOf([item('vm', '17', { label: 'Virtual machines' })], { groupBy }),
    });
    if (roles) portal.answerMe(roles);
    portal.answer(listAgreedPrices, () => ({
      items: [{ ...AGREED, currency }],
      revision: 7,
    }));
    portal.answer(putAgreedPrices, ({ body }) => {
      put.push(body);
      const changes = body.items.map(({ price: after, ...key }) => ({ ...key, before: '1', after }));
      return { revision: 8, changes };
    }); // prettier-ignore
    portal.answer(listPrices, ({ query }) => {
      asked.push(query);
      return { items, from: '2024-09', to: '2024-10', missing: [] };
    });
    renderInTestApp(
      <>
        <PricesPage />
        <Address />
      </>,
      { apis: portal.apis() },
    );
  };

  it('shows what a unit cost in the last month, and what was taken off its list price', async () => {
    show([PRICE]);
    const table = await screen.findByRole('grid', { name: 'Prices' });
    for (const text of ['Machines', 'Hours', '$1.66667', '20.0%', '30.0%']) // prettier-ignore
      expect(within(table).getByText(text)).toBeVisible();
    expect(within(table).getByText('$1.66667')).toHaveAttribute('title', '1.666666666667'); // prettier-ignore
    expect(within(table).queryByText('September 2024')).toBeNull();
    expect(asked).toMatchObject([{ from: '2024-09', to: '2024-10', by: 'product' }]); // prettier-ignore
  });

  it('writes a quantity for reading, with all its digits on hover', async () => {
    show([{ ...PRICE, quantity: '121212.8400000001' }]);
    expect(await screen.findByText('121,212.84')).toHaveAttribute(
      'title',
      '121212.8400000001',
    );
  });

  it('has a column of SKUs where prices are of SKUs', async () => {
    show([{ ...PRICE, sku: 'sku-1' }]);
    const table = await screen.findByRole('grid', { name: 'Prices' });
    expect(within(table).queryByText('sku-1')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^By/ }));
    await user.click(screen.getByRole('menuitemradio', { name: 'SKU' }));
    expect(await screen.findByText('sku-1')).toBeVisible();
  });

  it('leads from a product to its year', async () => {
    show([PRICE]);
    const table = await screen.findByRole('grid', { name: 'Prices' });
    await user.click(within(table).getByText('Hours'));
    await waitFor(() => expect(document.querySelector('output')).toHaveTextContent('?product=vm&from=2023-10&to=2024-10')); // prettier-ignore
    expect(asked.at(-1)).toMatchObject({ product: 'vm', from: '2023-10' });
    const year = await screen.findByRole('grid', { name: 'Prices' });
    expect(within(year).getByText('September 2024')).toBeVisible();
  });

  it('shows what was agreed, what was paid more, and narrows to a state', async () => {
    show([PRICE]);
    const table = await screen.findByRole('grid', { name: 'Prices' });
    for (const text of ['Dearer', '$2.00'])
      expect(within(table).getByText(text)).toBeVisible();
    const agreed = await screen.findByRole('grid', { name: 'Agreed prices' });
    expect(await within(agreed).findByText('Virtual machines')).toBeVisible();
    expect(screen.queryByText('Enter agreed prices')).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Paid is: Any state' }),
    );
    await user.click(screen.getByRole('menuitemradio', { name: 'Dearer' }));
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ state: 'dearer' }),
    );
  });

  it('lets an admin change an agreed price with a reason, accessibly', async () => {
    show([PRICE], ['Rosetta_FinOps_Admin']);
    await screen.findByText('Enter agreed prices');
    const list = await screen.findByRole('grid', { name: 'Agreed prices' });
    await user.click(within(list).getByText('All of the product'));
    const dialog = within(await screen.findByRole('dialog'));
    await expectAccessible();
    fireEvent.change(dialog.getByLabelText(/Price of one unit/), { target: { value: '0.90' } }); // prettier-ignore
    fireEvent.change(dialog.getByLabelText(/Reason/), { target: { value: 'New contract' } }); // prettier-ignore
    await user.click(dialog.getByRole('button', { name: 'Save the prices' }));
    expect(await screen.findByText('A price is saved')).toBeVisible();
    expect(put).toEqual([
      { items: [{ product: 'vm', sku: '', unit: 'Hours', currency: 'USD', since: '2024-09', price: '0.9' }], reason: 'New contract' },
    ]); // prettier-ignore
  });

  it('takes a product by its name, in the currency of the other prices', async () => {
    show([PRICE], ['Rosetta_FinOps_Admin'], 'EUR');
    await user.click(await screen.findByText('Enter agreed prices'));
    const dialog = within(await screen.findByRole('dialog'));
    for (const [label, value] of [[/^Product/, 'Amazon EC2'], [/^Unit/, 'Hours'], [/^Price of one unit/, '2'], [/^Reason/, 'New contract']] as const)
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    await user.click(dialog.getByRole('button', { name: 'Save the prices' }));
    expect(await screen.findByText('A price is saved')).toBeVisible();
    expect(put).toMatchObject([{ items: [{ product: 'amazon-ec2', currency: 'EUR', price: '2' }] }]);
  }); // prettier-ignore

  it('names the line of a file that can’t be used, and saves nothing of it', async () => {
    show([PRICE], ['Rosetta_FinOps_Admin']);
    await user.click(await screen.findByText('Import CSV'));
    const dialog = within(await screen.findByRole('dialog'));
    const csv = 'product,sku,unit,currency,since,price\nvm,,Hours,USD,2024-09,2\nvm,,Hours,USD,2024-10,dear'; // prettier-ignore
    await user.upload(dialog.getByLabelText('Import CSV'), new File([csv], 'prices.csv')); // prettier-ignore
    expect(await dialog.findByText(/^Line 3 can’t be used/)).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Save/ })).toBeDisabled();
    expect(put).toEqual([]);
  });

  it('says why there is no price', async () => {
    show([]);
    expect(await screen.findByText('No price for these months')).toBeVisible();
  });
});
