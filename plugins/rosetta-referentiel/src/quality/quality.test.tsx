import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import {
  Application,
  attestApplication,
  getApplication,
  listApplications,
  listDueAttestations,
} from '@rosetta/contracts/ref';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { renderReferentiel, serveReferentiel } from '../__testUtils__';
import { useAttestationNeeds } from './useAttestationNeeds';

jest.setTimeout(60_000);
const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });

const SHOP: Application = {
  id: 'app-shop',
  name: 'Shop',
  group: 'team-shop',
  attributes: {},
  version: 1,
  validFrom: null,
  validTo: null,
  attestation: null,
  quality: { score: 70, missing: ['relations', 'attested'] },
};
const CONFIRMED: Application = {
  ...SHOP,
  id: 'app-mail',
  name: 'Mail',
  attestation: {
    at: '2026-11-20T12:00:00.000Z',
    by: 'user:default/jane',
    comment: null,
    until: '2027-05-19T12:00:00.000Z',
    due: false,
  },
  quality: { score: 100, missing: [] },
};

const Needs = () =>
  useAttestationNeeds({ groups: [], owners: [], applications: [] }).value?.map(
    ({ id, title, detail, action }) => (
      <p key={id}>
        {title} {detail} {action}
      </p>
    ),
  );

describe('the quality of entries', () => {
  const portal = createPortalDouble();
  let sent: unknown[] = [];

  const show = (path: string, due: Application[] = [SHOP]) => {
    sent = [];
    serveReferentiel(portal);
    let current = SHOP;
    portal.answer(getApplication, () => current);
    portal.answer(listApplications, () => ({
      items: [SHOP, CONFIRMED],
      version: 1,
      knownAt: '2026-11-21T00:00:00.000Z',
    }));
    portal.answer(listDueAttestations, () => ({ items: due }));
    portal.answer(attestApplication, ({ params, body }) => {
      sent.push([params.id, body]);
      current = { ...CONFIRMED, ...{ id: SHOP.id, name: SHOP.name } };
      return CONFIRMED.attestation!;
    });
    renderReferentiel(portal, path, {
      routes: <Route path="/needs" element={<Needs />} />,
    });
  };

  it('says what is missing, each with a link that mends it, and takes a confirmation, accessibly', async () => {
    show('/referentiel/applications/app-shop?fix=attest');
    const dialog = within(await screen.findByRole('dialog', { name: 'Confirm Shop' })); // prettier-ignore
    const comment = dialog.getByLabelText('Comment (optional)');
    await user.type(comment, 'All right');
    await expectAccessible();
    const todo = screen.getByLabelText('What is missing, and how much it is worth'); // prettier-ignore
    expect(
      within(todo)
        .getAllByRole('link', { hidden: true })
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/referentiel/applications/app-shop/relations',
      '/referentiel/applications/app-shop?fix=attest',
    ]);

    await user.click(dialog.getByRole('button', { name: 'Confirm' }));
    await waitFor(() => expect(sent).toEqual([['app-shop', { comment: 'All right' }]])); // prettier-ignore
    expect(await screen.findByText('Nothing is missing.')).toBeVisible();
    expect(screen.getByText(/Holds until/)).toHaveTextContent('Confirmed by jane'); // prettier-ignore
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows the quality in a column of the list, which shows only entries to be confirmed', async () => {
    show('/referentiel?show=due');
    const score = await screen.findByRole('link', { name: 'Quality: 70 of 100' }); // prettier-ignore
    expect(score).toHaveAttribute('href', '/referentiel/applications/app-shop');
    expect(screen.queryByText('Mail')).not.toBeInTheDocument();
  });

  it('asks the owners at home for one thing, however many applications there are', async () => {
    show('/needs', [SHOP, CONFIRMED]);
    expect(await screen.findByText(/2 applications of your groups are to be confirmed/)).toHaveTextContent('Shop and Mail'); // prettier-ignore
    expect(screen.getByRole('link', { name: 'Review them' })).toHaveAttribute('href', '/referentiel?show=mine'); // prettier-ignore
  });
});
