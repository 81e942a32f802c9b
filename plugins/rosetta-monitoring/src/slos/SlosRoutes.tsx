import { Route, Routes } from 'react-router-dom';
import { SloPage } from './SloPage';
import { SlosPage } from './SlosPage';

/** The objectives: the list, and each one's own page below it. */
export const SlosRoutes = () => (
  <Routes>
    <Route path="/" element={<SlosPage />} />
    <Route path="/:id" element={<SloPage />} />
  </Routes>
);
