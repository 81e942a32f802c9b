export { ensureFrontend, markBuilt } from './ensureFrontend';
