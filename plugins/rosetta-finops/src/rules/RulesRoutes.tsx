import { Route, Routes } from 'react-router-dom';
import { RulePage } from './RulePage';
import { RulesPage } from './RulesPage';

/** The allocation rules: the list, and each rule's own page below it. */
export const RulesRoutes = () => (
  <Routes>
    <Route path="/" element={<RulesPage />} />
    <Route path="/:id" element={<RulePage />} />
  </Routes>
);
