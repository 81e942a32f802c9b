import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { item, costsOf, serveFinops } from '../testUtils';
import { useCostColumn } from './useCostColumn';

const Column = () => {
  const { column } = useCostColumn();
  const amountOf = (id: string) => String(column.value({ id } as never));
  return (
    <output>
      {column.label} {amountOf('app-payments')} {amountOf('app-none')}
    </output>
  );
};

describe('useCostColumn', () => {
  const portal = createPortalDouble();

  const show = (missing: string[]) => {
    serveFinops(portal, {
      costs: () => costsOf([item('app-payments', '12.5')], { missing }),
    });
    renderInTestApp(<Column />, { apis: portal.apis() });
  };

  it('has what each application cost in the month, and 0 for one without cost', async () => {
    show([]);
    expect(await screen.findByText('Cost, September 12.5 0')).toBeVisible(); // prettier-ignore
  });

  it('knows nothing of a month that is not published', async () => {
    show(['2024-09']);
    expect(await screen.findByText('Cost, September null null')).toBeVisible(); // prettier-ignore
  });
});
