import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  QuarantinedRecord,
  RelandingPreview,
  listQuarantine,
  listQuarantineGroups,
  previewRelanding,
  relandQuarantine,
} from '@rosetta/contracts/finops';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef } from '../routes';
import { QuarantinePage } from './QuarantinePage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const PROBLEM = 'BilledCost is not a decimal number';
const AT = '2024-10-02T02:00:00.000Z';
const RECORD: QuarantinedRecord = {
  dataset: 'focus',
  import: 1,
  row: 3,
  file: 'september.csv',
  at: AT,
  problem: PROBLEM,
  value: 'free',
  document: { BilledCost: 'free', ServiceName: 'EC2' },
};
const SETTLED: QuarantinedRecord = {
  ...RECORD,
  row: 4,
  value: 'none',
  settled: {
    at: AT,
    by: 'user:default/jane',
    reason: 'The provider sent it',
    how: 'mended',
    became: { import: 2, file: 'focus-mended.csv', row: 1, period: '2024-09' },
  },
};
const PREVIEW: RelandingPreview = {
  dataset: 'focus',
  how: 'mended',
  records: 2,
  valid: [{ period: '2024-09', records: 1 }],
  refused: [
    {
      problem: PROBLEM,
      records: 1,
      examples: [{ import: 1, row: 4, value: 'none' }],
    },
  ],
};

const Address = () => <output>{useLocation().search}</output>;

describe('QuarantinePage', () => {
  const portal = createPortalDouble();
  const show = (
    groups: number,
    path = '/',
    dataset: QuarantinedRecord['dataset'] = 'focus',
  ) => {
    const queries: object[] = [];
    portal.answerMe(['Rosetta_FinOps_Admin']);
    portal.answer(listQuarantineGroups, () => ({
      items: Array.from({ length: groups }, () => ({
        dataset,
        problem: PROBLEM,
        file: 'september.csv',
        records: 2,
        settled: 1,
        at: AT,
      })),
    }));
    portal.answer(listQuarantine, ({ query }) => {
      queries.push(query);
      return { items: [RECORD, SETTLED] };
    });
    renderInTestApp(
      <>
        <QuarantinePage />
        <Address />
      </>,
      {
        apis: portal.apis(),
        initialRouteEntries: [path],
        mountedRoutes: { '/finops': costsRouteRef },
      },
    );
    return queries;
  };

  it('shows how far it is, and the records of a problem once its row is opened', async () => {
    const queries = show(1);
    expect(await screen.findByText('1 of 2 have landed again')).toBeVisible();
    const groups = within(screen.getByRole('grid', { name: 'Problems' }));
    await user.click(groups.getByText('september.csv'));
    const filters = { dataset: 'focus', problem: PROBLEM, file: 'september.csv' }; // prettier-ignore
    await waitFor(() => expect(queries.at(-1)).toMatchObject(filters));
    expect(screen.getByText(/^\?dataset=focus&problem=/)).toBeVisible();
  });

  it('opens on consumption where only that has refused lines', async () => {
    const queries = show(1, '/', 'consumption');
    await waitFor(() =>
      expect(queries).toMatchObject([{ dataset: 'consumption' }]),
    );
    expect(screen.getByRole('combobox', { name: 'Data' })).toHaveTextContent(
      'Consumption',
    );
  });

  it('says what became of a record that has landed again, and by whom', async () => {
    show(1);
    await user.click(await screen.findByText('none'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('EC2')).toBeVisible();
    expect(dialog.getByText(/It is row 1 of focus-mended.csv/)).toBeVisible();
    expect(
      dialog.getByRole('link', { name: 'Lines of September 2024' }),
    ).toHaveAttribute('href', '/finops?view=lines&from=2024-09&to=2024-10');
  });

  it('previews a mended file, asks why, and lands it', async () => {
    show(1);
    const bodies: object[] = [];
    portal.answer(previewRelanding, ({ body }) => {
      bodies.push(body);
      return PREVIEW;
    });
    portal.answer(relandQuarantine, ({ body }) => {
      bodies.push(body);
      return {
        ...PREVIEW,
        landed: { import: 2, file: 'focus-mended.csv', landed: 1, already: 0 },
      };
    });
    const input = await screen.findByLabelText('Upload mended file', {
      selector: 'input',
    });
    const mended = { dataset: 'focus', content: 'mended' };
    await user.upload(input, new File(['mended'], 'mended.csv'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText('1 record would land in September 2024'),
    ).toBeVisible();
    expect(dialog.getByText('none')).toBeVisible();
    const button = dialog.getByRole('button', { name: 'Land them' });
    expect(button).toBeDisabled();
    await user.type(dialog.getByLabelText(/^Reason/), 'Mended');
    await user.click(button);
    expect(await dialog.findByText(/^1 landed as focus-mended/)).toBeVisible();
    expect(bodies).toEqual([mended, { ...mended, reason: 'Mended' }]);
  });

  it('takes no file that is not UTF-8, as its accents would be lost', async () => {
    show(1);
    const input = await screen.findByLabelText('Upload mended file', {
      selector: 'input',
    });
    const latin1 = new Uint8Array([0x63, 0x61, 0x66, 0xe9]);
    await user.upload(input, new File([latin1], 'café.csv'));
    expect(
      await screen.findByText(/^café.csv is not UTF-8 text/),
    ).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says that every line could be used', async () => {
    show(0);
    expect(await screen.findByText('Every line could be used')).toBeVisible();
    expect(screen.queryByText('Upload mended file')).toBeNull();
  });

  it('names the role that opens it', async () => {
    show(1);
    portal.answer(listQuarantineGroups, () => {
      throw new RequestError({
        name: 'NotAllowedError',
        message: 'It takes the role Rosetta_FinOps_Admin',
        status: 403,
      });
    });
    expect(await screen.findByText(/Rosetta_FinOps_Admin/)).toBeVisible();
  });
});
