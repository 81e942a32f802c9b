export { portalHttpRouterFactory } from './portalHttpRouter';
