export { closedHttpAuthServiceFactory, createDoor } from './closedHttpAuth';
export type { Door } from './closedHttpAuth';
