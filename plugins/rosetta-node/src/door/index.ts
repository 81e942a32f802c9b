export { closedHttpAuthServiceFactory } from './closedHttpAuth';
