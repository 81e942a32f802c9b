export * from './portalDatabase';
export * from './readiness';
