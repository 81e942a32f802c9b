import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  AllocationRule,
  RuleToChange,
  changeAllocationRule,
  createAllocationRule,
  finopsRoutes,
  getAllocationRule,
  listAllocationRules,
  listCostFilters,
  listPeriods,
  previewAllocationRule,
} from '@rosetta/contracts/finops';
import {
  Application,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { rulesRouteRef, runsRouteRef } from '../routes';
import { RulesRoutes } from './RulesRoutes';
import { PERIODS, previewOf, ruleOf, versionOf } from './testUtils';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const application = (id: string, name: string): Application => ({
  id,
  name,
  group: 'retail',
  attributes: {},
  version: 1,
  validFrom: null,
  validTo: null,
});

const KNOWN_AT = '2026-01-01T00:00:00.000Z';

const TAX = ruleOf({
  id: 'tax',
  versions: [
    versionOf({
      name: 'Tax',
      priority: 50,
      scope: { chargeCategory: 'Tax' },
      method: 'proportional',
      basis: 'direct-cost',
      targets: { all: true },
      coefficients: undefined,
    }),
  ],
});
const CHANGED = ruleOf({
  versions: [
    versionOf({ version: 2, validFrom: '2999-01-01T00:00:00.000Z' }),
    versionOf({ validTo: '2999-01-01T00:00:00.000Z' }),
  ],
});

jest.setTimeout(60_000);

describe('the pages of allocation rules', () => {
  const portal = createPortalDouble();
  beforeEach(() => sessionStorage.clear());

  const show = (
    path: string,
    { rules = [CHANGED, TAX], roles }: { rules?: AllocationRule[]; roles?: Role[] } = {},
  ) => {
    portal.answerMe(roles ?? ['Rosetta_FinOps_Admin']);
    portal.answer(listAllocationRules, () => ({ items: rules }));
    portal.answer(getAllocationRule, ({ params }) => {
      const found = rules.find(({ id }) => id === params.id);
      if (found) return found;
      throw new RequestError({ name: 'NotFoundError', message: 'no rule', status: 404 });
    });
    portal.answer(listApplications, () => ({
      items: [application('app-payments', 'Payments'), application('app-shop', 'Shop')],
      version: 1,
      knownAt: KNOWN_AT,
    }));
    portal.answer(listGroups, () => ({ items: [], version: 1, knownAt: KNOWN_AT }));
    portal.answer(listCostFilters, () => ({
      billingAccounts: [],
      applications: [],
      groups: [],
      domains: [],
      providers: [],
      chargeCategories: [],
    }));
    portal.answer(listPeriods, () => PERIODS);
    renderInTestApp(
      <Routes>
        <Route path="/finops/rules/*" element={<RulesRoutes />} />
        <Route path="/finops/runs" element={<>The runs of costs</>} />
      </Routes>,
      {
        initialRouteEntries: [path],
        apis: portal.apis(),
        mountedRoutes: {
          '/finops/rules': rulesRouteRef,
          '/finops/runs': runsRouteRef,
          '/sheets/:id': applicationRouteRef,
        },
      },
    );
  }; // prettier-ignore

  const field = async (name: string | RegExp) =>
    within(await screen.findByRole('dialog')).findByLabelText(name);
  const write = async (name: string | RegExp, value: string) =>
    fireEvent.change(await field(name), { target: { value } });
  const press = async (name: string) =>
    user.click(await screen.findByRole('button', { name }));

  it('lists the rules with their state, what they take and how they split it', async () => {
    show('/finops/rules');
    expect(await screen.findByRole('link', { name: 'Tax' })).toBeVisible();
    const row = screen.getByRole('link', { name: 'Tax' }).closest('[role="row"]'); // prettier-ignore
    const tax = within(row as HTMLElement);
    expect(tax.getByText('Charge category Tax')).toBeVisible();
    expect(tax.getByText('In proportion: direct cost')).toBeVisible();
    expect(tax.getByText('All applications')).toBeVisible();
    expect(tax.getByText('Active')).toBeVisible();
  });

  it('says what to do when there is no rule', async () => {
    show('/finops/rules', { rules: [] });
    expect(await screen.findByText('There is no allocation rule')).toBeVisible();
  }); // prettier-ignore

  it('shows a rule with its coefficients and its history', async () => {
    show('/finops/rules/support');
    expect(await screen.findByRole('link', { name: 'Payments' })).toBeVisible();
    const item = screen.getByRole('link', { name: 'Payments' }).parentElement;
    expect(item).toHaveTextContent('Payments × 0.25');
    const history = screen.getByRole('grid', { name: 'History' });
    expect(within(history).getByText('Upcoming')).toBeVisible();
    expect(within(history).getByText('Active')).toBeVisible();
  });

  it('lets an engineer read, and change nothing', async () => {
    show('/finops/rules/support', { roles: ['Rosetta_User'] });
    expect(await screen.findByRole('grid', { name: 'History' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });

  it('makes a rule, and leads to it', async () => {
    const sent: object[] = [];
    portal.answer(createAllocationRule, ({ body }) => {
      sent.push(body);
      return TAX;
    });
    show('/finops/rules');
    await press('New rule');
    await write(/^Name/, 'Tax');
    await write(/^Reason/, 'Who pays it');
    await write(/^Valid from/, '2026-01-01');
    await press('Add a condition');
    fireEvent.change(screen.getByRole('combobox', { name: 'Application' }), {
      target: { value: 'app-shop' },
    });
    await user.click(await field(/^In proportion:/));
    await press('Make the rule');
    await waitFor(() =>
      expect(sent).toEqual([
        {
          name: 'Tax',
          priority: 100,
          validFrom: '2026-01-01T00:00:00.000Z',
          scope: { application: 'app-shop' },
          method: 'proportional',
          basis: 'direct-cost',
          targets: { all: true },
          reason: 'Who pays it',
        },
      ]),
    );
    expect(sessionStorage.getItem('rosetta-rule new')).toBeNull();
  });

  it('queues the months that are to be published anew, and leads to their runs', async () => {
    const queued: object[] = [];
    portal.answer(createAllocationRule, () => TAX);
    portal.answer(finopsRoutes.startRun, ({ body }) => {
      queued.push(body);
      throw new RequestError({ name: 'ConflictError', message: 'a run is queued', status: 409 });
    });
    show('/finops/rules');
    await press('New rule');
    await write(/^Name/, 'Tax');
    await write(/^Reason/, 'Who pays it');
    await write(/^Valid from/, '2026-01-01');
    await user.click(await field('Publish anew'));
    expect(screen.queryByRole('option', { name: 'December 2025' })).toBeNull();
    await user.click(await screen.findByRole('option', { name: 'January 2026' }));
    await press('Make the rule');
    expect(await screen.findByText('The runs of costs')).toBeVisible();
    expect(queued).toEqual([
      { job: 'costs', period: '2026-01', mode: 'reprocess', reason: 'Who pays it' },
    ]);
  }); // prettier-ignore

  it('opens the form of a rule for what an address says of it', async () => {
    show('/finops/rules?new=&account=402918837110&colour=red');
    const account = await screen.findByRole('combobox', {
      name: 'Sub-account',
    });
    expect(account).toHaveValue('402918837110');
    expect(screen.getAllByLabelText(/^Remove the condition/)).toHaveLength(1);
  });

  it('shows what a change would move before it is saved, and says when the form has changed since', async () => {
    const sent: object[] = [];
    portal.answer(previewAllocationRule, ({ body }) => {
      sent.push(body);
      return previewOf(body.period!);
    });
    show('/finops/rules/support');
    await press('Change');
    await user.click(await field('Tried on'));
    await user.click(await screen.findByRole('option', { name: 'December 2025' }));
    await press('See what would move');
    const table = await screen.findByRole('grid', { name: 'What would move, by application' });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent('Shop$2.00$4.00+$2.00 (+100.0%)');
    expect(screen.getByText(/3 charges taken:/).closest('li')).toHaveTextContent('Unallocated $9.00 → $7.00');
    expect(screen.getByText(/December 2025 is closed/)).toBeVisible();
    expect(screen.getByText(/No application has a weight in December 2025: 5 charges/)).toBeVisible();
    expect(screen.getByText(/Without the restatements that are booked into the month/)).toBeVisible();
    expect(sent).toMatchObject([{ id: 'support', period: '2025-12', coefficients: { 'app-shop': '0.75' } }]);
    expect(sent[0]).not.toHaveProperty('replaces');
    expect(screen.queryByText(/The form has changed since/)).toBeNull();
    await write('Shop', '0.5');
    expect(await screen.findByText(/The form has changed since/)).toBeVisible();
  }); // prettier-ignore

  it('begins a rule in the month whose charges led to it', async () => {
    show('/finops/rules?new=&account=402918837110&validFrom=2026-03-01');
    expect(await field(/^Valid from/)).toHaveValue('2026-03-01');
  });

  it('says at each field what is wrong, before anything is sent', async () => {
    show('/finops/rules/support');
    await press('Change');
    await write('Shop', '0,65');
    await press('Change the rule');
    expect(await screen.findByText(/They must add up to 1/)).toBeVisible();
    expect(screen.getByText(/They add up to 0.9\./)).toBeVisible();
    expect(screen.getByText('This is needed.')).toBeVisible();
  });

  it('shows what the service refuses at its field, and keeps the form', async () => {
    portal.answer(changeAllocationRule, () => {
      throw new RequestError({
        name: 'InputError',
        message: 'In any words',
        status: 400,
        problems: [
          { in: 'body', path: ['validFrom'], code: 'overlaps', message: '', values: { version: '2', from: '2026-07-01T00:00:00.000Z' } },
          { in: 'body', path: ['scope', 'account'], code: 'new', message: 'is of nobody' },
        ], // prettier-ignore
      });
    });
    show('/finops/rules/support');
    await press('Change');
    await write(/^Reason/, 'Too early');
    await press('Change the rule');
    expect(
      await screen.findByText(
        /^overlaps version 2, .* from 2026-07-01; choose/,
      ),
    ).toBeVisible();
    expect(screen.getByText('account: is of nobody')).toBeVisible();
    expect(await field(/^Valid from/)).toBeInvalid();
    expect(await field(/^Reason/)).toHaveValue('Too early');
  });

  it('changes the version that was read, or corrects it', async () => {
    const sent: { body: RuleToChange; ifMatch: string | null }[] = [];
    portal.answer(changeAllocationRule, ({ body }, { headers }) => {
      sent.push({ body, ifMatch: headers.get('if-match') });
      throw new RequestError({ name: 'X', message: 'changed', status: 412 });
    });
    show('/finops/rules/support');
    await press('Change');
    await write(/^Reason/, 'It was wrong');
    await user.click(await field(/^Version 1 was wrong/));
    await press('Change the rule');
    expect(await screen.findByText(/Somebody has changed/)).toBeVisible();
    expect(sent).toMatchObject([
      {
        ifMatch: '"2"',
        body: {
          replaces: 1,
          validFrom: '2024-01-01T00:00:00.000Z',
          validTo: '2999-01-01T00:00:00.000Z',
        },
      },
    ]);
  });

  it('keeps what was written when the form is closed, until it is discarded', async () => {
    show('/finops/rules');
    await press('New rule');
    await write(/^Name/, 'Half a rule');
    await press('Close');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await press('New rule');
    expect(await field(/^Name/)).toHaveValue('Half a rule');
    await press('Discard draft');
    expect(await field(/^Name/)).toHaveValue('');
  });
});
