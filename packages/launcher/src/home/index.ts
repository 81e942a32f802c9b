export { configArgs } from './configFiles';
export { createHome, writePrivately } from './files';
export { ROOT, homeAt, rosettaHome } from './home';
export type { Home } from './home';
export { foldersOf, readWorkspaces } from './workspaces';
export type { Workspaces } from './workspaces';
