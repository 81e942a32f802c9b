import { Suspense, lazy, useState } from 'react';
import { matchPath, useLocation } from 'react-router-dom';

const COMPONENT_PAGE = '/catalog/:namespace/component/:name';

const PreloadedApplication = lazy(() =>
  import('./ComponentApplication').then(m => ({
    default: m.PreloadedApplication,
  })),
);

/**
 * Whoever opens the portal at the page of a component waits for one piece of code after the other,
 * each of which asks for the next. What is known from the address is fetched at once.
 */
export const PreloadComponent = () => {
  const { pathname } = useLocation();
  const [opened] = useState(() => matchPath(COMPONENT_PAGE, pathname));
  if (!opened) return null;
  const { namespace, name } = opened.params;
  return (
    <Suspense fallback={null}>
      <PreloadedApplication component={`component:${namespace}/${name}`} />
    </Suspense>
  );
};
