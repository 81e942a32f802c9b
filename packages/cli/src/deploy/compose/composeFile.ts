import { identity } from './identity';
import { observability } from './observability';
import { platform } from './platform';
import { SECRET_NAMES, secretFile } from './secretFiles';
import { stores } from './stores';
import { ComposeServices } from './types';

const services = (): ComposeServices => ({
  ...stores(),
  ...identity(),
  ...platform(),
  ...observability(),
});

/** The named volumes that containers mount. */
const volumesOf = (all: ComposeServices) => [
  ...new Set(
    Object.values(all)
      .flatMap(({ volumes = [] }) => volumes)
      .map(volume => volume.split(':')[0])
      .filter(name => !name.startsWith('.')),
  ),
];

/** docker-compose.yml: the processes of the domains' manifests, and what they stand on. */
export function composeFile() {
  const all = services();
  return {
    services: all,
    networks: {
      platform: {},
      // Nobody from outside gets to the stores, nor they out.
      stores: { internal: true },
    },
    volumes: Object.fromEntries(volumesOf(all).map(name => [name, {}])),
    configs: {
      'app-config': { file: './deploy/compose/app-config.compose.yaml' },
    },
    secrets: Object.fromEntries(
      SECRET_NAMES.map(name => [name, { file: `./${secretFile(name)}` }]),
    ),
  };
}
