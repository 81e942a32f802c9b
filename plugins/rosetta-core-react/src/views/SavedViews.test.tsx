import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { SavedViews } from './SavedViews';

const Page = () => {
  const { search } = useLocation();
  return (
    <>
      <output data-testid="address">{search}</output>
      <SavedViews page="costs" search={search} />
    </>
  );
};

const show = (path: string, storage = mockApis.storage()) => {
  renderInTestApp(<Page />, {
    initialRouteEntries: [path],
    apis: [[storageApiRef, storage]],
  });
  return storage;
};

const saveAs = async (name: string, button = 'Save') => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Save view' }),
  );
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Name'), name);
  await userEvent.click(within(dialog).getByRole('button', { name: button }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};

const openList = async (count: number) => {
  await userEvent.click(
    await screen.findByRole('button', { name: `Saved views: ${count}` }),
  );
  return screen.findByRole('list', { name: 'Saved views' });
};

const stored = (storage: ReturnType<typeof show>) =>
  storage.forBucket('rosetta-views').snapshot<{ name: string; search: string }[]>('costs').value; // prettier-ignore

describe('SavedViews', () => {
  it('keeps what is shown under a name, and leads back to it', async () => {
    const storage = show('/?period=last-3&group=retail');
    await saveAs('Retail');
    expect(stored(storage)).toMatchObject([
      { name: 'Retail', search: '?period=last-3&group=retail' },
    ]);
    const list = await openList(1);
    const link = within(list).getByRole('link', { name: 'Retail' });
    expect(link).toHaveAttribute('href', '/?period=last-3&group=retail');
    expect(link).toHaveAttribute('aria-current', 'page');
  });

  const withTwo = () => {
    const storage = mockApis.storage();
    storage.forBucket('rosetta-views').set('costs', [
      { id: 'a', name: 'Retail', search: '?group=retail' },
      { id: 'b', name: 'Bank', search: '?group=bank' },
    ]);
    return storage;
  };

  it('opens a view that was saved before', async () => {
    show('/', withTwo());
    const list = await openList(2);
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['Bank', 'Retail']);
    await userEvent.click(within(list).getByRole('link', { name: 'Bank' }));
    expect(screen.getByTestId('address')).toHaveTextContent('?group=bank');
  });

  it('renames a view, and deletes it', async () => {
    const storage = show('/', withTwo());
    const list = await openList(2);
    await userEvent.click(
      within(list).getByRole('button', { name: 'Rename “Bank”' }),
    );
    const name = await screen.findByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'My bank');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored(storage)?.map(view => view.name)).toEqual([
        'Retail',
        'My bank',
      ]),
    );
    await userEvent.click(
      within(await openList(2)).getByRole('button', {
        name: 'Delete “Retail”',
      }),
    );
    await waitFor(() =>
      expect(stored(storage)).toMatchObject([{ name: 'My bank' }]),
    );
  });

  it('warns before it replaces a view of the same name', async () => {
    const storage = show('/?group=other', withTwo());
    await saveAs('Bank', 'Replace');
    expect(stored(storage)).toMatchObject([
      { name: 'Retail' },
      { name: 'Bank', search: '?group=other' },
    ]);
  });

  it('says that a view could not be saved', async () => {
    const storage = mockApis.storage();
    const bucket = storage.forBucket('rosetta-views');
    jest.spyOn(storage, 'forBucket').mockReturnValue(bucket);
    jest.spyOn(bucket, 'set').mockRejectedValue(new Error('no connection'));
    show('/', storage);
    await saveAs('Retail');
    expect(await screen.findByText(/could not be saved: no connection/)).toBeVisible(); // prettier-ignore
  });
});
