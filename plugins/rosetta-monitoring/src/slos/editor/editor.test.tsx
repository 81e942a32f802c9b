import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  changeSlo,
  createSlo,
  getGoldenSignals,
  previewSlo,
  retireSlo,
  Slo,
  SloInput,
} from '@rosetta/contracts/monitoring';
import { listApplications } from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { SloChanges } from '../SloChanges';
import { wholeSlo } from '../testUtils';
import { SloDialog } from './SloDialog';
import { newDraft, problemsOf, SloDraft, toDraft, toInput } from './sloDraft';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const AT = '2026-11-20T12:00:00.000Z';
const whole = (more: Partial<SloDraft> = {}): SloDraft => ({
  ...newDraft('app-shop'),
  name: 'Shop answers',
  reason: 'agreed',
  ...more,
});

describe('the form of an objective', () => {
  const portal = createPortalDouble();
  let sent: object[];
  beforeEach(() => {
    sent = [];
    portal.answerMe(['Rosetta_Monitoring_Admin']);
    portal.answer(listApplications, () => ({
      items: [{ id: 'app-shop', name: 'The shop', group: 'team-shop', attributes: {}, version: 1, validFrom: null, validTo: null }],
      version: 1,
      knownAt: AT,
    })); // prettier-ignore
    portal.answer(getGoldenSignals, () => ({
      ...{ from: AT, to: AT, step: 'hour' as const, gaps: [] },
      items: [{ signal: 'traffic', golden: 'traffic' as const, kind: 'count' as const, unit: 'requests', entity: 'SERVICE-7', source: 'dynatrace', values: [], known: 1 }],
      published: { hours: 0, of: 0, last: null, at: null },
    })); // prettier-ignore
    portal.answer(previewSlo, ({ body }) => ({ yaml: `target: ${body.objective}` })); // prettier-ignore
  });
  const show = (element: JSX.Element) =>
    renderInTestApp(element, { apis: portal.apis() });
  const onClose = jest.fn();

  const write = (label: RegExp, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });

  it('says of each field what is wrong with it, and makes nothing until all is right', async () => {
    portal.answer(createSlo, ({ body }) => {
      sent.push(body);
      return wholeSlo();
    });
    show(<SloDialog onClose={onClose} />);
    const make = await screen.findByRole('button', { name: 'Make the objective' }); // prettier-ignore
    write(/Target/, '100');
    expect(screen.getByText(/at 100 there is no budget/)).toBeVisible();
    await user.click(make);
    expect(screen.getByText(/Give it a name/)).toBeVisible();
    expect(screen.getByText(/Choose whose objective it is/)).toBeVisible();
    expect(screen.getByText(/Say why/)).toBeVisible();
    expect(sent).toEqual([]);
    await expectAccessible();
  });

  it('makes an objective of an entity of its application, with its file beside what is written', async () => {
    portal.answer(createSlo, ({ body }) => {
      sent.push(body);
      return wholeSlo();
    });
    show(<SloDialog application="app-shop" onClose={onClose} />);
    await screen.findByRole('button', { name: 'Make the objective' });
    write(/Target/, '99.95');
    write(/^Name/, 'Shop answers');
    expect(await screen.findByText('target: 0.9995')).toBeVisible();
    await user.click(screen.getByLabelText(/^Entity/));
    await user.click(await screen.findByRole('option', { name: 'SERVICE-7' }));
    write(/^Reason/, 'agreed');
    await user.click(
      screen.getByRole('button', { name: 'Make the objective' }),
    );
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toEqual([
      {
        name: 'Shop answers',
        application: 'app-shop',
        objective: 0.9995,
        window: { type: 'rolling', duration: '30d' },
        budgeting: { method: 'Occurrences' },
        indicator: {
          kind: 'ratio',
          bad: { signal: 'errors', entity: 'SERVICE-7' },
          total: { signal: 'traffic', entity: 'SERVICE-7' },
        },
        alerting: {},
        reason: 'agreed',
      },
    ]);
  });

  it('shows what the service refuses at the field it names', async () => {
    const message = 'There is no application "app-shop"';
    portal.answer(previewSlo, () => {
      throw new RequestError({ name: 'InputError', message, status: 400, problems: [{ in: 'body', path: ['application'], code: 'unknown', message }] }); // prettier-ignore
    });
    show(<SloDialog slo={wholeSlo()} onClose={onClose} />);
    expect(await screen.findByText(message)).toBeVisible();
  });

  it('changes an objective under the version that was read, for a reason, and says when somebody else did meanwhile', async () => {
    portal.answer(changeSlo, ({ body }, { headers }) => {
      sent.push({ ...body, ifMatch: headers.get('if-match') });
      throw new RequestError({ name: 'PreconditionFailedError', message: 'changed', status: 412 }); // prettier-ignore
    });
    show(<SloChanges slo={wholeSlo()} />);
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Reason/), 'too strict');
    await user.click(dialog.getByRole('button', { name: 'Save a new version' }));
    expect(await dialog.findByText(/changed this objective meanwhile/)).toBeVisible(); // prettier-ignore
    expect(sent).toEqual([
      expect.objectContaining({ objective: 0.999, reason: 'too strict', ifMatch: '"2"' }),
    ]);
  }); // prettier-ignore

  it('is not there for an engineer', async () => {
    portal.answerMe(['Rosetta_User']);
    show(
      <>
        <SloChanges slo={wholeSlo()} />
        <p>shown</p>
      </>,
    );
    await screen.findByText('shown');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('retires an objective for a reason, and offers to bring one back', async () => {
    portal.answer(retireSlo, ({ body, params }, { headers }) => {
      sent.push({ ...params, ...body, ifMatch: headers.get('if-match') });
      return wholeSlo();
    });
    show(<SloChanges slo={wholeSlo()} />);
    await user.click(await screen.findByRole('button', { name: 'Retire' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Retire' })).toBeDisabled();
    await user.type(dialog.getByLabelText(/^Reason/), 'the shop moved');
    await user.click(dialog.getByRole('button', { name: 'Retire' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ id: 'shop-answers', reason: 'the shop moved', ifMatch: '"2"' }]); // prettier-ignore
  });

  it('brings a retired objective back by a new version', async () => {
    show(<SloChanges slo={wholeSlo({ retired: true })} />);
    expect(await screen.findByRole('button', { name: 'Bring back' })).toBeVisible(); // prettier-ignore
    expect(screen.queryByRole('button', { name: 'Retire' })).toBeNull();
  });
});

describe('the draft of an objective', () => {
  const fields = (more: Partial<SloDraft>) => [
    ...problemsOf(whole(more)).fields,
  ];

  it.each<[string, Partial<SloDraft>]>([
    ['name', { name: ' ' }],
    ['id', { name: '***' }],
    ['id', { id: 'Shop' }],
    ['application', { application: '' }],
    ['target', { target: '' }],
    ['target', { target: '100' }],
    ['target', { target: 'many' }],
    ['duration', { duration: '1M' }],
    ['duration', { windowType: 'calendar', duration: '30h' }],
    ['startTime', { windowType: 'calendar', duration: '1M', startTime: '2026-01-31T00:00' }],
    ['timeZone', { windowType: 'calendar', duration: '1M', timeZone: 'Mars' }],
    ['sliceTarget', { method: 'Timeslices', sliceTarget: '0' }],
    ['value', { indicator: 'threshold', value: '' }],
    ['reason', { reason: '' }],
  ])('has something wrong with its %s in %j', (field, more) => {
    expect(fields(more)).toEqual([field]);
  }); // prettier-ignore

  it('is right as it begins, once it has a name and a reason', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ windowType: 'calendar', duration: '1M', method: 'Timeslices' })).toEqual([]); // prettier-ignore
    expect(fields({ indicator: 'threshold', method: 'RatioTimeslices', target: '99,5' })).toEqual([]); // prettier-ignore
  });

  it.each<[string, Partial<Slo>]>([
    ['rolling occurrences', {}],
    ['calendar time slices', {
      window: { type: 'calendar', duration: '1M', startTime: '2026-01-01 00:00:00', timeZone: 'Europe/Paris' },
      budgeting: { method: 'Timeslices', sliceMinutes: 5, sliceTarget: 0.95 },
    }],
    ['a threshold with pairs and names of Prometheus, for which there is no field', {
      indicator: { kind: 'threshold', metric: { signal: 'latency.p95', prometheus: 'latency' }, op: 'lt', value: 500 },
      alerting: { minEvents: 7, pairs: [] },
    }],
  ])('sends what it was made of: %s', (_, more) => {
    const slo = wholeSlo({ objective: 0.9995, ...more });
    const { id, name, objective, window, budgeting, indicator, alerting } = slo;
    const expected: SloInput = { id, name, application: 'app-shop', objective, window, budgeting, indicator, alerting, reason: 'r' };
    expect(toInput({ ...toDraft(slo), reason: 'r' }, slo)).toEqual(expected);
  }); // prettier-ignore
});
