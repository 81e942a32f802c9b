import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { Run } from '@rosetta/contracts/runs';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { runsRouteRef } from '../routes';
import { FinopsRunsPage } from './FinopsRunsPage';

const AT = '2024-10-02T02:00:00.000Z';
const RUN: Run = {
  id: 'run-9',
  job: 'costs',
  period: '2024-09',
  mode: 'run',
  state: 'succeeded',
  requestedBy: 'cli:jane',
  reason: 'nightly',
  requestedAt: AT,
  startedAt: AT,
  finishedAt: AT,
  progress: { step: 'published', done: 1, total: 1 },
  counts: { lines: 9, consumption: 57 },
  inputs: {},
  error: null,
  attempt: 1,
  published: false,
  publishedAt: null,
};

describe('FinopsRunsPage', () => {
  const portal = createPortalDouble();

  it('names in words each of what a run counted', async () => {
    portal.answerMe();
    portal.answer(finopsRoutes.listJobs, () => ({ items: [] }));
    portal.answer(finopsRoutes.listRuns, () => ({ items: [] }));
    portal.stream(finopsRoutes.getRunLog, [{ event: 'run', data: RUN }], 0);
    renderInTestApp(
      <Routes>
        <Route path="/finops/runs/*" element={<FinopsRunsPage />} />
      </Routes>,
      {
        apis: portal.apis(),
        initialRouteEntries: ['/finops/runs/run-9'],
        mountedRoutes: { '/finops/runs': runsRouteRef },
      },
    );
    const name = await screen.findByText('Quantities consumed');
    expect(name.nextElementSibling).toHaveTextContent('57');
  });
});
