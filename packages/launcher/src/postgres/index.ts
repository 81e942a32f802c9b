export { fallbackDirOf as shelterOf } from './location';
export { postgresComponent } from './postgresComponent';
export { withClient } from './withClient';
