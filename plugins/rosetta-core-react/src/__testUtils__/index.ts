export * from './createPortalDouble';
export * from './personOf';
export * from './renderRouteHook';
