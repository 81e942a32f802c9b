import { PropsWithChildren } from 'react';
import { renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { PortalDouble } from './createPortalDouble';

/** Renders a hook that stands on the portal; it is rendered again with other props by `rerender`. */
export const renderRouteHook = <Props, Result>(
  portal: PortalDouble,
  hook: (props: Props) => Result,
  initialProps?: Props,
) => {
  const apis = portal.apis();
  const wrapper = ({ children }: PropsWithChildren) => (
    <TestApiProvider apis={apis}>{children}</TestApiProvider>
  );
  return renderHook(hook, { wrapper, initialProps });
};
