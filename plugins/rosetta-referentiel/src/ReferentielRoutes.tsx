import { Route, Routes, useParams } from 'react-router-dom';
import { ApplicationsPage } from './applications/ApplicationsPage';
import { ApplicationSheet } from './sheet/ApplicationSheet';

/** A sheet of its own for each application: what is there of another must not stay. */
const Sheet = () => {
  const { id = '' } = useParams();
  return <ApplicationSheet key={id} id={id} />;
};

/** All applications, and each one's own sheet below them. */
export const ReferentielRoutes = () => (
  <Routes>
    <Route path="/" element={<ApplicationsPage />} />
    <Route path="/applications/:id/*" element={<Sheet />} />
  </Routes>
);
