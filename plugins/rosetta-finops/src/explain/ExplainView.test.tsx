import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { useChoices } from '../costs/useCosts';
import { CostsPageView } from '../costs/costsPageView';
import { serveFinops } from '../testUtils';
import { ExplainView } from './ExplainView';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

describe('ExplainView', () => {
  const portal = createPortalDouble();

  const show = (view: CostsPageView = {}) => {
    const queries = serveFinops(portal);
    const changes: CostsPageView[] = [];
    const Shown = () => {
      const { value } = useChoices();
      if (!value) return null;
      return (
        <ExplainView
          view={view}
          range={{ from: '2024-09', to: '2024-10' }}
          choices={value}
          onChange={change => changes.push(change)}
        />
      );
    };
    renderInTestApp(<Shown />, { apis: portal.apis() });
    return { queries: queries.explained, changes };
  };

  /** A cell of the first table: the names stand in the picture too. */
  const cell = async (name: RegExp | string) =>
    (await screen.findAllByRole('gridcell', { name }))[0];

  it('shows the figure that was asked for in words, as a picture and as a table', async () => {
    const { queries } = show({ domain: 'compute', measure: 'billed' });
    expect(
      await screen.findByRole('img', {
        name: /^From who was billed.*: \$14.50 in all, of which \$10.00 direct, \$5.00 by rules and -\$0.50 unallocated/,
      }),
    ).toBeInTheDocument();
    expect(await cell('AWS · Paris')).toBeVisible();
    expect(await cell('Support v3')).toBeVisible();
    expect(screen.getByText('The bands add up to $15.00. Credits of -$0.50 have no width: with them it is $14.50. The table has each of them.')).toBeVisible(); // prettier-ignore
    expect(queries[0]).toMatchObject({
      domain: 'compute',
      measure: 'billed',
      from: '2024-09',
    });
  });

  it('leads from a part to exactly its lines', async () => {
    const { changes } = show();
    await user.click(await cell('$4.00'));
    await user.click(await cell('-$0.50'));
    expect(changes).toEqual([
      { view: 'lines', kind: 'indirect', provider: 'aws', billingAccount: '42', rule: 'support', ruleVersion: '3', application: 'app-payments', currency: 'USD' },
      { view: 'lines', kind: 'unallocated', provider: 'aws', billingAccount: '42', rule: 'none', domain: 'compute', application: 'unallocated', currency: 'USD' },
    ]); // prettier-ignore
  });

  it('lists more parts one by one when the row of the others is opened', async () => {
    const { queries, changes } = show();
    await user.click(await cell('7 others'));
    expect(changes).toEqual([]);
    expect(queries.at(-1)).toMatchObject({ top: 50 });
  });

  it('shows what platforms passed on, to whom and by which rule', async () => {
    show({ application: 'app-platform' });
    const table = await screen.findByRole('grid', { name: 'Passed on to others' }); // prettier-ignore
    expect(table).toHaveTextContent(/Platform.*Cluster v1.*Payments.*\$2.00/);
  });
});
