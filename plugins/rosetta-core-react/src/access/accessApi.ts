import { createApiRef } from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts/portal';

/** What the signed-in person is to Rosetta. */
export interface AccessApi {
  me(): Promise<Me>;
}

export const accessApiRef = createApiRef<AccessApi>().with({
  id: 'plugin.rosetta-core.access',
  pluginId: 'rosetta-core',
});
