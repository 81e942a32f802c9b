import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '../__testUtils__';
import { LastRuns } from './LastRuns';
import { DOMAIN, runOf } from './testUtils';

const DAYS = ['2024-09-28', '2024-09-29', '2024-09-30'];

describe('LastRuns', () => {
  const portal = createPortalDouble();

  const show = (jobs: Record<string, string>) => {
    portal.answerMe(['Rosetta_FinOps_Admin']);
    portal.answer(DOMAIN.routes.listRuns, ({ query: { job, limit } }) => {
      const days = DAYS.map(period =>
        runOf({ id: period, job: 'anomalies', period }),
      );
      const runs = job === 'costs' ? [runOf()] : days;
      return { items: job === 'reports' ? [] : runs.slice(0, limit) };
    });
    renderInTestApp(<LastRuns {...DOMAIN} jobs={jobs} />, {
      apis: portal.apis(),
      mountedRoutes: { '/runs': DOMAIN.pages.list },
    });
  };

  it('keeps the runs of a monthly job in sight of those of a daily one', async () => {
    show({ costs: 'Costs', anomalies: 'Anomalies' });
    expect(await screen.findByText('Costs, September 2024')).toHaveAttribute('href', '/runs/run-9'); // prettier-ignore
    expect(await screen.findAllByText(/^Anomalies, /)).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'All runs' })).toBeVisible();
  });

  it('names a job that has never run', async () => {
    show({ reports: 'Reports' });
    expect(await screen.findByText('Reports: nothing has run yet.')).toBeVisible(); // prettier-ignore
  });
});
