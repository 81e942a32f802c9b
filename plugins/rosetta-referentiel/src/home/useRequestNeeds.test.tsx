import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ChangeRequest,
  approveChangeRequest,
  getChangeRequest,
  listChangeRequests,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { Role } from '@rosetta/contracts/access';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { requestOf, serveReferentiel } from '../__testUtils__';
import { useRequestNeeds } from './useRequestNeeds';

const mine = (more: Partial<ChangeRequest>) =>
  requestOf({ author: 'user:default/jane', ...more });

const Needs = () => {
  const { value } = useRequestNeeds({
    groups: [],
    owners: [],
    applications: [],
  });
  return (
    <ul>
      {value?.map(({ id, severity, title, detail, action }) => (
        <li key={id}>
          {severity} {title} {detail} {action}
        </li>
      ))}
    </ul>
  );
};

describe('useRequestNeeds', () => {
  const portal = createPortalDouble();

  const show = (
    requests: ChangeRequest[],
    roles: Role[] = ['Rosetta_User'],
  ) => {
    serveReferentiel(portal);
    portal.answerMe(roles);
    const isMine = ({ author }: ChangeRequest) => author.endsWith('/jane');
    portal.answer(listChangeRequests, ({ query }) => ({
      items: requests.filter(request =>
        query.awaiting ? !isMine(request) : isMine(request),
      ),
    }));
    portal.answer(
      getChangeRequest,
      ({ params }) => requests.find(({ id }) => id === params.id)!,
    );
    renderInTestApp(<Needs />, { apis: [...portal.apis()] });
  };
  const open = async (name: string) => {
    await userEvent.click(await screen.findByRole('button', { name }));
    return within(await screen.findByRole('dialog'));
  };

  it('lists what awaits the person, and their own requests that are not decided', async () => {
    show([
      requestOf(),
      mine({ id: 'CR-2', title: 'My draft', state: 'draft' }),
      mine({ id: 'CR-3', title: 'Mine', state: 'submitted' }),
      mine({ id: 'CR-4', title: 'Old', state: 'applied' }),
    ]);
    expect(
      (await screen.findAllByRole('listitem')).map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^todo Shop moves .*remi/),
      expect.stringMatching(/^todo My draft Your draft/),
      expect.stringMatching(/^waiting Mine .*waits for approval/),
    ]);
  });

  it('shows what a request changes and why, and approves it with a comment', async () => {
    const approved: object[] = [];
    portal.answer(approveChangeRequest, ({ params, body }) => {
      approved.push({ ...params, ...body });
      return requestOf({ state: 'applied' });
    });
    show([requestOf({ waitingFor: ['team-shop'] })]);
    const dialog = await open('Review');
    expect(await dialog.findByText(/A new team/)).toBeVisible();
    expect(dialog.getByText(/group: team-pay/)).toHaveTextContent(
      'Change application app-shop for all time',
    );
    expect(dialog.queryByRole('button', { name: 'Reject' })).toBeNull();
    await userEvent.type(await dialog.findByLabelText('Comment'), 'fine');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve and apply this change' }),
    );
    expect(approved).toEqual([{ id: 'cr-1', comment: 'fine' }]);
  });

  it('tells a removal from all time from an end', async () => {
    const remove = { op: 'delete', kind: 'pivot', id: 'pivot-1' } as const;
    const changes = [
      { ...remove, effectiveFrom: null },
      { ...remove, effectiveFrom: '2027-01-01T00:00:00.000Z' },
      remove,
    ];
    show([requestOf({ changes })]);
    const dialog = await open('Review');
    expect(
      (await dialog.findAllByRole('listitem')).map(item => item.textContent),
    ).toEqual([
      'Remove identifier pivot-1 for all time, past and to come',
      expect.stringMatching(/^Remove identifier pivot-1 from .*2027 on$/),
      'Remove identifier pivot-1 from the moment it is applied',
    ]);
  });

  it('offers to reject a request to those who may', async () => {
    show([requestOf()], ['Rosetta_Referentiel_Admin']);
    const dialog = await open('Review');
    expect(await dialog.findByRole('button', { name: 'Reject' })).toBeVisible();
  });

  it('says why a decision was refused, and keeps the request open', async () => {
    portal.answer(submitChangeRequest, () => {
      throw new RequestError({ name: 'ConflictError', message: 'CR-2 is withdrawn', status: 409 }); // prettier-ignore
    });
    show([mine({ id: 'CR-2', state: 'draft' })]);
    const dialog = await open('Open');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Submit for approval' }),
    );
    expect(await dialog.findByText(/CR-2 is withdrawn/)).toBeVisible();
  });
});
