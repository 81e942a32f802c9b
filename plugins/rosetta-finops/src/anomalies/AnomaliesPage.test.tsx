import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Anomaly,
  answerAnomaly,
  getAnomaly,
  listAnomalies,
} from '@rosetta/contracts/finops';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { anomaliesRouteRef, costsRouteRef } from '../routes';
import { AnomaliesPage } from './AnomaliesPage';
import { OpenAnomalies } from './OpenAnomalies';
import { anomalyOf } from './testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

describe('AnomaliesPage', () => {
  const portal = createPortalDouble();
  let asked: object[];
  let given: object[];

  const serve = (items: Anomaly[]) => {
    asked = [];
    given = [];
    portal.answerMe();
    portal.answer(listAnomalies, ({ query }) => {
      asked.push(query);
      return { items, through: '2024-09-30' };
    });
    portal.answer(answerAnomaly, ({ body, params }) => {
      given.push({ ...params, ...body });
      return { ...items[0], state: 'answered' as const };
    });
  };
  const render = (element: JSX.Element, address = '/finops/anomalies') =>
    renderInTestApp(element, {
      apis: portal.apis(),
      initialRouteEntries: [address],
      mountedRoutes: {
        '/finops': costsRouteRef,
        '/finops/anomalies': anomaliesRouteRef,
      },
    });

  it('lists anomalies with their impact, their days in a picture, and the cause, which leads to its lines', async () => {
    serve([anomalyOf()]);
    render(<AnomaliesPage />);
    expect(await screen.findByText('+$600')).toBeVisible();
    expect(screen.getByText('Shop')).toBeVisible();
    expect(screen.getByText('Sep 10, 2024 – Sep 11, 2024')).toBeVisible();
    expect(
      screen.getByRole('img', { name: /^Cost per day from Sep 9, 2024 to Sep 12, 2024, from \$100\.00 to \$400\.00; 2 outside/ }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'vm-1: quantity' })).toHaveAttribute(
      'href',
      '/finops?view=lines&from=2024-09&to=2024-10&currency=USD&domain=compute&family=virtual-machines&product=compute&provider=aws&chargeCategory=usage&application=app-shop&kind=direct&account=42&resource=machines%2Fvm-1',
    );
    expect(screen.getByText('Looked at through Sep 30, 2024.')).toBeVisible();
  }); // prettier-ignore

  it('takes an answer with a comment', async () => {
    serve([anomalyOf({ mayAnswer: true })]);
    render(<AnomaliesPage />);
    await user.click(await screen.findByRole('button', { name: 'Answer' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/\+\$600 by quantity/)).toBeVisible();
    await user.type(dialog.getByLabelText('Comment'), 'A load test');
    await user.click(dialog.getByRole('button', { name: 'It was planned' }));
    await screen.findByText('Looked at through Sep 30, 2024.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(given).toEqual([
      { id: anomalyOf().id, answer: 'planned', comment: 'A load test' },
    ]);
  });

  it('offers no answer to those who may not give one, and says who may', async () => {
    serve([anomalyOf()]);
    render(<AnomaliesPage />, `/finops/anomalies?anomaly=${anomalyOf().id}`);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^FinOps admins answer/)).toBeVisible();
    expect(dialog.getByText(/^Lines are listed for a day or for whole months/)).toBeVisible(); // prettier-ignore
    expect(screen.queryByRole('button', { name: /^It/ })).toBeNull();
  });

  it('opens the anomaly of its address where the list lacks it', async () => {
    serve([]);
    portal.answer(getAnomaly, ({ params }) => anomalyOf(params));
    render(<AnomaliesPage />, `/finops/anomalies?state=muted&anomaly=${anomalyOf().id}`); // prettier-ignore
    expect(await screen.findByText(/^Shop · Compute/)).toBeVisible();
  });

  it('says why the anomaly of its address is not shown', async () => {
    serve([anomalyOf()]);
    const message = 'there is no such anomaly';
    portal.answer(getAnomaly, () => {
      throw new RequestError({ name: 'NotFoundError', message, status: 404 });
    });
    render(<AnomaliesPage />, '/finops/anomalies?anomaly=5e0ab08a-761d-4d52-8776-1eb8caf00040'); // prettier-ignore
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(message)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks for what its address says, and says what to do where nothing is found', async () => {
    serve([]);
    render(<AnomaliesPage />, '/finops/anomalies?state=open&kind=pool&from=2024-09-01'); // prettier-ignore
    expect(await screen.findByText('No anomalies')).toBeVisible();
    expect(asked[0]).toMatchObject({ state: 'open', kind: 'pool', from: '2024-09-01' }); // prettier-ignore
  });

  it('shows what a link has narrowed it to, and can take that off', async () => {
    serve([]);
    render(<AnomaliesPage />, '/finops/anomalies?group=team-payments');
    await user.click(
      await screen.findByTitle('Remove the filter Group: team-payments'),
    );
    await waitFor(() => expect(asked.at(-1)).not.toHaveProperty('group'));
    expect(screen.queryByText('Group: team-payments')).toBeNull();
  });

  it('does not take the first open ones of a group for all of them', async () => {
    serve([anomalyOf()]);
    const items = [anomalyOf(), anomalyOf({ id: '5e0ab08a-761d-4d52-8776-1eb8caf00040' })]; // prettier-ignore
    portal.answer(listAnomalies, () => ({ items, nextCursor: 'more' }));
    render(<OpenAnomalies of={{ group: 'team-payments' }} />);
    expect(await screen.findByText('More than 2 open anomalies')).toBeVisible();
  });

  it('shows the open ones of an application on its sheet, each leading to the page', async () => {
    serve([anomalyOf()]);
    render(<OpenAnomalies of={{ application: 'app-shop' }} />);
    expect(await screen.findByText('1 open anomaly')).toBeVisible();
    expect(screen.getByText(/\+\$600 – vm-1: quantity$/)).toBeVisible();
    expect(screen.getByRole('link', { name: /^Compute/ })).toHaveAttribute('href', `/finops/anomalies?application=app-shop&anomaly=${anomalyOf().id}`); // prettier-ignore
  });
});
