import { ref } from '@rosetta/contracts/domains';
import {
  auditDependency,
  createAuditChain,
  Dependency,
  createDatabase,
  databaseDependency,
  defineService,
} from '@rosetta/service-kit';
import { REF_AUDIT } from './audit/refAudit';
import { PlatformRefConfig } from './config';
import { createPlatformRefApp } from './createPlatformRefApp';
import { REF_MIGRATIONS } from './migrate';
import { openLiveSources } from './imports/live/openLiveSources';
import { openSources } from './sources/openSources';

/** Closed with the process; whether it answers is told with what it is asked. */
const clientDependency = (
  name: string,
  client: { close(): Promise<void> },
): Dependency => ({
  name,
  required: false,
  stop: () => client.close(),
});

/** platform-ref-api: the référentiel on its database. */
export const service = defineService({
  domain: ref,
  config: PlatformRefConfig,
  audit: REF_AUDIT,
  open: (config, tools) => {
    const { databases, referentiel } = config;
    const sources = openSources(config, tools.metrics);
    const live = openLiveSources(config, tools.metrics);
    const name = ref.database;
    const db = createDatabase(databases.platform_ref_db, { name, ...tools });
    const chain = createAuditChain(config.audit, name);
    return {
      app: createPlatformRefApp(db, {
        ...{ ...tools, sources, referentiel },
        live: live.sources,
        audit: chain,
      }),
      dependencies: [
        databaseDependency(db, { name, migrations: [REF_MIGRATIONS] }),
        auditDependency({ ...tools, db, table: REF_AUDIT, chain }),
        clientDependency('imported sources', live),
        ...Object.entries(sources).flatMap(([source, client]) =>
          client ? [clientDependency(source, client)] : [],
        ),
      ],
    };
  },
});
