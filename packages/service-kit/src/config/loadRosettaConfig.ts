import { ConfigSources } from '@backstage/config-loader';
import { withDomainDefaults } from '@rosetta/contracts/domains';

/**
 * The `rosetta:` section of the same files as Backstage, by the same rules: `--config`
 * arguments, else `app-config.yaml` and `app-config.local.yaml`; `${VARIABLES}` and
 * `$file` filled in, and what the manifests of the domains say. Read it once, in `main`, with `readConfig`.
 */
export async function loadRosettaConfig(
  argv: string[] = process.argv,
): Promise<unknown> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv, watch: false }),
  );
  try {
    return withDomainDefaults(config.getOptional('rosetta') ?? {});
  } finally {
    config.close();
  }
}
