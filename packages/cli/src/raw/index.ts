export { registerRawCommands } from './rawCommands';
export { type RawDeps } from './rawDeps';
