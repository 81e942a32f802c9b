import { Route, Routes } from 'react-router-dom';
import { ApplicationsPage } from './applications/ApplicationsPage';
import { ApplicationSheet } from './sheet/ApplicationSheet';

/** All applications, and each one's own sheet below them. */
export const ReferentielRoutes = () => (
  <Routes>
    <Route path="/" element={<ApplicationsPage />} />
    <Route path="/applications/:id/*" element={<ApplicationSheet />} />
  </Routes>
);
