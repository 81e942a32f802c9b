export * from './actions';
export { PORTAL_AREAS } from './portalActions';
export * from './roles';
