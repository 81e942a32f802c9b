import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ChangeCell } from './ChangeCell';

const CHANGES = ['17969', '441', '8984.5', '0'];

describe('ChangeCell', () => {
  it('draws a bar as long as the change is large, and none for no change', async () => {
    renderInTestApp(
      <>
        {CHANGES.map(by => (
          <div key={by} data-testid="cell">
            <ChangeCell
              worse="more"
              amount={by}
              previous="0"
              currency="USD"
              largest="17969"
            />
          </div>
        ))}
      </>,
    );
    const cells = await screen.findAllByTestId('cell');
    const widths = cells.map(
      cell =>
        getComputedStyle(
          cell.querySelector('[aria-hidden=true]')!.firstElementChild!,
        ).width,
    );
    expect(widths).toEqual(['28px', '1px', '14px', '0px']);
  });
});
