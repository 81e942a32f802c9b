import { Route, Routes, useParams } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { ApplicationsPage } from './applications/ApplicationsPage';
import { AuditPage } from './audit/AuditPage';
import { GroupsPage } from './groups/GroupsPage';
import { ImportPage } from './imports/ImportPage';
import { ImportsPage } from './imports/ImportsPage';
import { MappingsPage } from './mappings/MappingsPage';
import { RequestPage } from './requests/RequestPage';
import { RequestsPage } from './requests/RequestsPage';
import { ApplicationSheet } from './sheet/ApplicationSheet';

/** A sheet of its own for each application: what is there of another must not stay. */
const Sheet = () => {
  const { id = '' } = useParams();
  return <ApplicationSheet key={id} id={id} />;
};

/** One of its own for each request: a comment that is being written is not carried over. */
const Request = () => {
  const { id = '' } = useParams();
  return <RequestPage key={id} id={id} />;
};

const Import = () => {
  const { id = '' } = useParams();
  return <ImportPage key={id} id={id} />;
};

/** All applications, and each one's own sheet below them; the groups, the change requests, the imports and the audit. */
export const ReferentielRoutes = () => (
  <Routes>
    <Route path="/" element={<ApplicationsPage />} />
    <Route path="/requests" element={<RequestsPage />} />
    <Route path="/groups" element={<GroupsPage />} />
    <Route path="/mappings" element={<MappingsPage />} />
    <Route path="/requests/:id" element={<Request />} />
    <Route path="/audit" element={<AuditPage />} />
    <Route path="/imports" element={<ImportsPage />} />
    <Route path="/imports/:id" element={<Import />} />
    <Route path="/applications/:id/*" element={<Sheet />} />
    <Route path="*" element={<NotFoundErrorPage />} />
  </Routes>
);
