import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { parse } from 'yaml';

/** From the folder of the backend, which is where it runs. */
const FIXTURES = '../e2e/src/fixtures';

const everyMinute = JSON.stringify({ minutes: 1 });

/**
 * What the platform under test has besides its configuration, as Backstage reads it from
 * the environment: documentation that fails to build, and no long wait for what runs now and then.
 */
export function testConfig(): NodeJS.ProcessEnv {
  const file = readFileSync(join(ROOT, 'app-config.yaml'), 'utf8');
  const { locations } = parse(file).catalog;
  const broken = {
    type: 'file',
    target: `${FIXTURES}/broken-docs/catalog-info.yaml`,
  };
  return {
    APP_CONFIG_catalog_locations: JSON.stringify([...locations, broken]),
    APP_CONFIG_techdocs_prebuild_schedule_frequency: everyMinute,
    APP_CONFIG_search_collators_techdocs_schedule_frequency: everyMinute,
    APP_CONFIG_search_collators_techdocs_schedule_initialDelay: JSON.stringify({
      seconds: 40,
    }),
  };
}
