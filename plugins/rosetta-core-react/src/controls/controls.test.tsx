import { useState } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ChoicePill } from './ChoicePill';
import { ControlRow } from './ControlRow';
import { CopyLink } from './CopyLink';
import { FilterChips } from './FilterChips';

const GROUPS = [
  { value: 'retail', label: 'Retail' },
  { value: 'bank', label: 'Bank' },
];

const Filters = () => {
  const [group, setGroup] = useState<string | undefined>('gone');
  return (
    <FilterChips
      filters={[
        { key: 'group', label: 'Group', value: group, options: GROUPS, onChange: setGroup }, // prettier-ignore
        { key: 'nothing', label: 'Nothing', options: [], onChange: () => {} },
      ]}
    />
  );
};

describe('FilterChips', () => {
  it('shows a set filter as a chip, takes it off and sets another', async () => {
    renderInTestApp(<Filters />);
    // An address may hold a value that is no longer there.
    expect(await screen.findByText('Group: gone')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Filter' })).toBeNull();

    await userEvent.click(
      screen.getByTitle('Remove the filter Group: gone').parentElement!,
    );
    expect(screen.queryByText('Group: gone')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Filter' }));
    expect(screen.queryByRole('menuitem', { name: 'Nothing' })).toBeNull();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Group' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Bank' }));
    expect(await screen.findByText('Group: Bank')).toBeVisible();
  });
});

describe('ChoicePill', () => {
  it('says what is chosen, and changes it', async () => {
    const chosen: (string | undefined)[] = [];
    renderInTestApp(
      <ChoicePill
        label="Group"
        all="All"
        value="bank"
        options={GROUPS}
        onChange={value => chosen.push(value)}
      />,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Group: Bank' }),
    );
    expect(screen.getByRole('menuitemradio', { name: 'Bank' })).toHaveAttribute(
      'aria-checked',
      'true',
    );
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'All' }));
    expect(chosen).toEqual([undefined]);
  });
});

describe('CopyLink', () => {
  it('copies the address of what is shown, and says so', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    renderInTestApp(<CopyLink search="?from=2024-09&to=2024-10" />);
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(await screen.findByRole('button', { name: 'Link copied' })).toBeVisible(); // prettier-ignore
    expect(written).toHaveBeenCalledWith(
      'http://localhost/?from=2024-09&to=2024-10',
    );
  });

  it('says when the browser refuses', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('no permission'));
    renderInTestApp(<CopyLink />);
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(
      await screen.findByRole('button', { name: /could not be copied/ }),
    ).toBeVisible();
  });
});

describe('ControlRow', () => {
  const onScreen = (isNarrow: boolean) => {
    window.matchMedia = (query: string) =>
      ({
        matches: isNarrow && query.includes('max-width'),
        media: query,
        addEventListener: () => {},
        removeEventListener: () => {},
        addListener: () => {},
        removeListener: () => {},
      } as unknown as MediaQueryList);
  };
  const before = window.matchMedia;
  afterEach(() => {
    window.matchMedia = before;
  });
  const show = () =>
    renderInTestApp(
      <ControlRow label="Filters of the page" active={2}>
        <button>a control</button>
      </ControlRow>,
    );

  it('shows its controls in a row', async () => {
    onScreen(false);
    show();
    expect(await screen.findByText('a control')).toBeVisible();
  });

  it('is one button on a phone, which opens them', async () => {
    onScreen(true);
    show();
    const button = await screen.findByRole('button', { name: 'Filters (2)' });
    expect(screen.queryByText('a control')).toBeNull();
    await userEvent.click(button);
    expect(await screen.findByText('a control')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText('a control')).toBeNull());
  });
});
