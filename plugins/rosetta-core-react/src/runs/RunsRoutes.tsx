import { Route, Routes } from 'react-router-dom';
import { RunPage } from './RunPage';
import { RunsDomain } from './RunsDomain';
import { RunsPage } from './RunsPage';

/** The runs of a domain: the list, and each run's own page below it. */
export const RunsRoutes = ({ domain }: { domain: RunsDomain }) => (
  <Routes>
    <Route path="/" element={<RunsPage domain={domain} />} />
    <Route path="/:id" element={<RunPage domain={domain} />} />
  </Routes>
);
