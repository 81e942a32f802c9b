export { markBuilt } from './ensureFrontend';
