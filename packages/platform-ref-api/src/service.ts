import { ref } from '@rosetta/contracts/domains';
import {
  createDatabase,
  databaseDependency,
  defineService,
} from '@rosetta/service-kit';
import { PlatformRefConfig } from './config';
import { createPlatformRefApp } from './createPlatformRefApp';
import { REF_MIGRATIONS } from './migrate';

/** platform-ref-api: the référentiel on its database. */
export const service = defineService({
  domain: ref,
  config: PlatformRefConfig,
  open: ({ databases }, tools) => {
    const name = ref.database;
    const db = createDatabase(databases.platform_ref_db, { name, ...tools });
    return {
      app: createPlatformRefApp(db, tools),
      dependencies: [
        databaseDependency(db, { name, migrations: [REF_MIGRATIONS] }),
      ],
    };
  },
});
