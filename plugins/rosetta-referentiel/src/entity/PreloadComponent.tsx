import { Suspense, lazy } from 'react';
import { useOpenedEntity } from '@rosetta/plugin-rosetta-core-react/entity';

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
  const opened = useOpenedEntity();
  if (opened?.kind !== 'component') return null;
  return (
    <Suspense fallback={null}>
      <PreloadedApplication
        component={`component:${opened.namespace}/${opened.name}`}
      />
    </Suspense>
  );
};
