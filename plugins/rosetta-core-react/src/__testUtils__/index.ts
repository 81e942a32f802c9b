export * from './createPortalDouble';
export * from './expectAccessible';
export * from './personOf';
export * from './renderRouteHook';
export * from './readWorkbook';
