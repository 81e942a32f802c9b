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
import { useRequestNeeds } from './useRequestNeeds';

const AT = '2026-11-20T12:00:00.000Z';
const createRequest = (more: Partial<ChangeRequest> = {}): ChangeRequest => ({
  id: 'CR-1',
  title: 'Shop moves',
  reason: 'A new team',
  state: 'submitted',
  author: 'user:default/remi',
  changeCount: 1,
  createdAt: AT,
  updatedAt: AT,
  submittedAt: AT,
  decidedAt: null,
  decidedBy: null,
  version: null,
  changes: [
    {
      op: 'update',
      kind: 'application',
      id: 'app-shop',
      set: { group: 'team-pay' },
    },
  ],
  comments: [],
  ...more,
});
const mine = (more: Partial<ChangeRequest>) =>
  createRequest({ author: 'user:default/jane', ...more });

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
      createRequest(),
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
      return createRequest({ state: 'applied' });
    });
    show([createRequest()]);
    const dialog = await open('Review');
    expect(await dialog.findByText(/A new team/)).toBeVisible();
    expect(dialog.getByText(/group: team-pay/)).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Reject' })).toBeNull();
    await userEvent.type(await dialog.findByLabelText('Comment'), 'fine');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve and apply this change' }),
    );
    expect(approved).toEqual([{ id: 'CR-1', comment: 'fine' }]);
  });

  it('offers to reject a request to those who may', async () => {
    show([createRequest()], ['Rosetta_Referentiel_Admin']);
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
