import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  Invoice,
  InvoiceToSet,
  listInvoices,
  putInvoices,
} from '@rosetta/contracts/finops';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { InvoicesPage } from './InvoicesPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const invoice = (about: Partial<Invoice>): Invoice => ({
  invoice: 'INV-9',
  issuer: 'AWS',
  currency: 'USD',
  months: ['2024-09'],
  billed: '9.500000000001',
  lines: 2,
  amount: null,
  difference: null,
  state: 'not-entered',
  updatedBy: null,
  updatedAt: null,
  ...about,
});

const ITEMS = [
  invoice({}),
  invoice({
    invoice: 'INV-8',
    amount: '9.5',
    difference: '0.000000000001',
    state: 'differs',
    updatedBy: 'user:default/jane',
    updatedAt: '2024-10-02T02:00:00.000Z',
  }),
  invoice({ invoice: '', issuer: 'Azure', state: 'no-number' }),
];

describe('InvoicesPage', () => {
  const portal = createPortalDouble();
  let sent: { items: InvoiceToSet[]; ifMatch: string | null }[];
  let revision: number;

  const show = ({
    roles = ['Rosetta_FinOps_Admin'] as Role[],
    items = ITEMS,
    address = '/',
  } = {}) => {
    sent = [];
    revision = 7;
    portal.answerMe(roles);
    portal.answer(listInvoices, () => ({ items, revision }));
    portal.answer(putInvoices, ({ body }, { headers }) => {
      const ifMatch = headers.get('if-match');
      sent.push({ items: body.items, ifMatch });
      if (ifMatch !== `"${revision}"`)
        throw new RequestError({ name: 'PreconditionFailedError', message: 'changed since', status: 412 }); // prettier-ignore
      return { revision: revision + 1, changes: [] };
    });
    renderInTestApp(<InvoicesPage />, {
      apis: portal.apis(),
      initialRouteEntries: [address],
    });
  };

  const button = (name: string | RegExp) =>
    screen.findByRole('button', { name });
  const dialog = () => within(screen.getByRole('dialog'));
  const save = () =>
    user.click(dialog().getByRole('button', { name: 'Save the invoice' }));

  it('shows billed, entered and the difference, and opens at the state in its address', async () => {
    show({ address: '/?state=differs' });
    expect(await screen.findByText('INV-8')).toBeVisible();
    expect(screen.queryByText('INV-9')).not.toBeInTheDocument();
    expect(screen.getByText('1 invoice')).toBeVisible();
    expect(screen.getByText(/^jane, /)).toBeInTheDocument();
  });

  it('takes what an invoice says, for the list that was seen, its number as billed', async () => {
    show();
    await user.click(await button('Enter what invoice INV-9 of AWS says'));
    expect(dialog().getByLabelText(/^Invoice \*/)).toBeDisabled();
    await user.type(dialog().getByLabelText(/^Invoice says/), '-9.50');
    await save();
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(sent).toEqual([
      {
        items: [{ issuer: 'AWS', invoice: 'INV-9', currency: 'USD', amount: '-9.5' }],
        ifMatch: '"7"',
      },
    ]); // prettier-ignore
  });

  it('says which fields are wrong before anything is sent', async () => {
    show();
    await user.click(await button('Enter an invoice'));
    await user.type(dialog().getByLabelText(/^Invoice says/), '1,5');
    await save();
    expect(dialog().getByText('An ISO 4217 code, like USD')).toBeVisible();
    expect(
      dialog().getByText(
        'A number with a decimal point and at most 12 decimals',
      ),
    ).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('says that somebody entered one meanwhile, and saves for the new list', async () => {
    show();
    await user.click(await button(/^Change what invoice INV-8 of AWS says/));
    revision = 8;
    await save();
    expect(await dialog().findByText(/Somebody entered an invoice since/)).toBeVisible(); // prettier-ignore
    await waitFor(async () => {
      await save();
      expect(sent.at(-1)?.ifMatch).toBe('"8"');
    });
  });

  it('removes what was entered', async () => {
    show();
    await user.click(await button(/^Change what invoice INV-8 of AWS says/));
    await user.click(
      dialog().getByRole('button', { name: 'Remove this amount' }),
    );
    await waitFor(() => expect(sent[0].items[0].amount).toBeNull());
  });

  it('is only read by those who may not enter invoices', async () => {
    show({ roles: ['Rosetta_User'] });
    expect(await screen.findByText('INV-9')).toBeVisible();
    expect(screen.queryByRole('button', { name: /invoice/i })).toBeNull();
  });

  it('says what is to come where no bill is published', async () => {
    show({ items: [] });
    expect(await screen.findByText('No bill has been published yet')).toBeVisible(); // prettier-ignore
  });
});
