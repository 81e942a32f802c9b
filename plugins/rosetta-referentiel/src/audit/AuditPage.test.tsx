import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuditCheck, AuditEntry } from '@rosetta/contracts/audit';
import { listRefAudit, verifyRefAudit } from '@rosetta/contracts/ref';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { applicationsRouteRef } from '../routes';
import { AuditPage } from './AuditPage';

jest.setTimeout(60_000);
const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const ALWAYS = { validFrom: null, validTo: null };

const ENTRY: AuditEntry = {
  seq: 7,
  at: '2026-11-20T12:00:00.000Z',
  actor: 'user:default/jane',
  approver: 'user:default/remi',
  requestId: 'request-7',
  changeRequest: 'cr-3',
  kind: 'application',
  entityId: 'app-shop',
  op: 'update',
  reason: 'It is called so',
  before: [{ ...ALWAYS, fields: { name: 'Shop', group: 'team-shop' } }],
  after: [{ ...ALWAYS, fields: { name: 'Store', group: 'team-shop' } }],
  mac: 'abc',
  keyId: '2026',
};

describe('the page of the audit', () => {
  const portal = createPortalDouble();
  let asked: URLSearchParams[] = [];

  const show = (check: AuditCheck, items = [ENTRY], prepare = () => {}) => {
    asked = [];
    portal.answerMe(['Rosetta_Referentiel_Admin']);
    portal.answer(listRefAudit, ({ query }, request) => {
      asked.push(new URL(request.url).searchParams);
      return { items: query.kind && query.kind !== 'application' ? [] : items };
    });
    portal.answer(verifyRefAudit, () => check);
    prepare();
    renderInTestApp(<AuditPage />, {
      initialRouteEntries: ['/referentiel/audit'],
      mountedRoutes: {
        '/referentiel': applicationsRouteRef,
        '/sheets/:id': applicationRouteRef,
      },
      apis: [...portal.apis()],
    });
  };

  it('lists entries with links, opens one field by field, and verifies all of them, accessibly', async () => {
    show({
      valid: true,
      checked: 7,
      checkpoint: { seq: 6, at: '2026-11-20T12:00:30.000Z' },
    });
    expect(await screen.findByText('app-shop')).toHaveAttribute('href', '/sheets/app-shop'); // prettier-ignore
    expect(screen.getByText('cr-3')).toHaveAttribute('href', '/referentiel/requests/cr-3'); // prettier-ignore
    await user.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('Valid: 7 entries are as they were written')).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/Signed up to entry 6 on/)).toBeVisible();
    await expectAccessible();

    await user.click(screen.getByTitle('Show entry 7'));
    const dialog = within(await screen.findByRole('dialog'));
    const changed = dialog.getByRole('row', { name: /Shop/ });
    expect(within(changed).getAllByRole('cell').map(cell => cell.textContent)).toEqual(['Shop', 'Store']); // prettier-ignore
    expect(dialog.queryByText('team-shop')).not.toBeInTheDocument();
    expect(dialog.getByText('It is called so')).toBeVisible();
    expect(dialog.getByText('cr-3')).toHaveAttribute('href', '/referentiel/requests/cr-3'); // prettier-ignore
    await expectAccessible();
  });

  it('names the entry that is not as it was written, and why', async () => {
    show({ valid: false, checked: 3, firstBroken: 4, reason: 'missing' });
    await user.click(await screen.findByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('Entry 4 is not as it was written')).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/It is gone/)).toBeVisible();
    expect(screen.getByText('The 3 entries before it are.')).toBeVisible();
  });

  it('narrows the list by what is written, and says when nothing matches', async () => {
    show({ valid: true, checked: 0 }, []);
    expect(await screen.findByText('No entries match')).toBeVisible(); // prettier-ignore
    const actor = screen.getByLabelText('Who');
    fireEvent.change(actor, { target: { value: 'user:default/jane ' } });
    fireEvent.keyDown(actor, { key: 'Enter' });
    await waitFor(() =>
      expect(asked.at(-1)?.get('actor')).toBe('user:default/jane'),
    );
  });

  it('tells who may not read it which role does', async () => {
    show({ valid: true, checked: 0 }, [], () => {
      portal.answerMe(['Rosetta_User']);
      portal.answer(listRefAudit, () => {
        throw new RequestError({ name: 'NotAllowedError', message: 'You may not read it', status: 403 }); // prettier-ignore
      });
    });
    expect(
      await screen.findByText(/The role Rosetta_Referentiel_Admin allows it/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Verify' })).not.toBeInTheDocument(); // prettier-ignore
  });
});
