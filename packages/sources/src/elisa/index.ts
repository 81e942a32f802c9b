export { DEFAULT_ERROR_QUERY, type ElisaConfig } from './config';
export { createElisaClient, type ElisaClient, type LogCount } from './createElisaClient'; // prettier-ignore
export { discoverUrl, type LogWindow } from './discoverUrl';
export { elisa } from './source';
