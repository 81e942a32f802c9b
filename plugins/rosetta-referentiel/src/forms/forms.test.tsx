import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createChangeRequest } from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  renderReferentiel,
  serveChangeRequests,
  serveReferentiel,
} from '../__testUtils__';

const user = userEvent.setup({ pointerEventsCheck: 0 });

describe('forms of change requests', () => {
  const portal = createPortalDouble();
  let drafted: any[];
  let submitted: string[];

  const show = (path: string) => {
    serveReferentiel(portal);
    ({ drafted, submitted } = serveChangeRequests(portal));
    renderReferentiel(portal, path);
  };
  const open = async (name: string) => {
    await user.click(await screen.findByRole('button', { name }));
    return within(await screen.findByRole('dialog'));
  };

  it('changes fields from a date, or corrects the past, and leads to the request', async () => {
    show('/referentiel/applications/app-shop');
    const dialog = await open('Propose a change');
    await user.click(dialog.getByRole('button', { name: 'Submit for approval' })); // prettier-ignore
    expect(await dialog.findByText('Nothing is changed yet')).toBeVisible();
    await user.type(dialog.getByLabelText(/^Description/), 'Sells');
    await user.click(dialog.getByRole('radio', { name: /^Correct the past/ }));
    await user.type(dialog.getByLabelText(/^Reason/), 'Missing');
    await user.click(dialog.getByRole('button', { name: 'Submit for approval' })); // prettier-ignore
    expect(await screen.findByText('Where it stands')).toBeVisible();
    expect(drafted).toEqual([
      {
        title: 'Change Shop: Description',
        reason: 'Missing',
        changes: [
          {
            op: 'update',
            kind: 'application',
            id: 'app-shop',
            set: { description: 'Sells' },
          },
        ],
      },
    ]);
    expect(submitted).toEqual(['cr-7']);
  });

  it('says at the field what an identifier must look like, here and from the service', async () => {
    show('/referentiel/applications/app-shop');
    await user.click(await screen.findByText('Identifiers in the tools (1)'));
    const dialog = await open('Add an identifier');
    await user.type(dialog.getByLabelText(/^Identifier in the tool/), 'shop');
    await user.type(dialog.getByLabelText(/^Reason/), 'New');
    const save = dialog.getByRole('button', { name: 'Save as draft' });
    await user.click(save);
    expect(await dialog.findByText('Must look like group/subgroup/project')).toBeVisible(); // prettier-ignore
    expect(drafted).toEqual([]);
    portal.answer(createChangeRequest, () => {
      throw new RequestError({
        name: 'InputError',
        message: 'in any words',
        status: 400,
        problems: [
          {
            in: 'body',
            path: ['changes', 0, 'set', 'value'],
            code: 'value-taken',
            message: 'in any words',
            values: {
              value: 'gitlab:project shop/api',
              application: 'app-mail',
              pivot: 'pivot-9',
            },
          },
        ],
      });
    });
    await user.type(dialog.getByLabelText(/^Identifier in the tool/), '/api');
    await user.click(save);
    await waitFor(() =>
      expect(
        dialog.getByLabelText(/^Identifier in the tool/),
      ).toHaveAccessibleDescription(
        'gitlab:project shop/api belongs to app-mail at that time (pivot pivot-9).',
      ),
    );
    expect(submitted).toEqual([]);
  });

  it('ends an identifier from a date, or says that it never was', async () => {
    show('/referentiel/applications/app-shop');
    await user.click(await screen.findByText('Identifiers in the tools (1)'));
    const dialog = await open(
      'End the identifier catalog:component component:default/shop',
    );
    await user.click(dialog.getByRole('radio', { name: /never was/ }));
    await user.type(dialog.getByLabelText(/^Reason/), 'Wrong');
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(drafted).toHaveLength(1));
    expect(drafted[0].changes).toEqual([
      { op: 'delete', kind: 'pivot', id: 'pivot-1', effectiveFrom: null },
    ]);
    expect(submitted).toEqual([]);
  });

  it('ends an application with its identifiers and relations, in one request', async () => {
    show('/referentiel/applications/app-shop');
    const dialog = await open('End Shop');
    expect(await dialog.findByText(/^Its 2 identifiers and relations end with it/)).toBeVisible(); // prettier-ignore
    await user.type(dialog.getByLabelText(/^Reason/), 'Switched off');
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(drafted).toHaveLength(1));
    const effectiveFrom = expect.stringMatching(/T00:00:00.000Z$/);
    expect(drafted[0]).toMatchObject({
      title: 'End of Shop',
      changes: [
        { op: 'delete', kind: 'relation', id: 'relation-1', effectiveFrom },
        { op: 'delete', kind: 'pivot', id: 'pivot-1', effectiveFrom },
        { op: 'delete', kind: 'application', id: 'app-shop', effectiveFrom },
      ],
    });
  });

  it('adds a relation to another application', async () => {
    show('/referentiel/applications/app-shop/relations');
    const dialog = await open('Add a relation');
    await user.type(
      dialog.getByRole('combobox', { name: /^To the application/ }),
      'Mail',
    );
    await user.click(await screen.findByRole('option', { name: 'Mail' }));
    await user.type(dialog.getByLabelText(/^Reason/), 'It calls it');
    await user.click(dialog.getByRole('button', { name: 'Submit for approval' })); // prettier-ignore
    await waitFor(() => expect(submitted).toEqual(['cr-7']));
    expect(drafted[0]).toMatchObject({
      title: 'Shop depends-on Mail',
      changes: [
        { kind: 'relation', set: { from: 'app-shop', type: 'depends-on', to: 'app-mail' } },
      ],
    }); // prettier-ignore
  });

  it('asks for a new application with its owner', async () => {
    show('/referentiel');
    const dialog = await open('New application');
    await user.type(dialog.getByLabelText(/^Name/), 'Pay');
    await user.click(dialog.getByRole('button', { name: 'Submit for approval' })); // prettier-ignore
    expect((await dialog.findAllByText('Required')).length).toBe(2);
    await user.type(dialog.getByRole('combobox', { name: /^Owner/ }), 'Shop');
    await user.click(await screen.findByRole('option', { name: 'Shop team' }));
    await user.type(dialog.getByLabelText(/^Reason/), 'It is there');
    await user.click(dialog.getByRole('button', { name: 'Submit for approval' })); // prettier-ignore
    await waitFor(() => expect(submitted).toEqual(['cr-7']));
    expect(drafted[0].changes).toEqual([
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Pay', group: 'team-shop' },
      },
    ]);
  });
});
