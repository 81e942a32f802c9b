import { REF_MIGRATIONS } from '@rosetta/platform-ref-api';
import { migrate } from '@rosetta/service-kit';
import { configuredServer, connect, createDatabases } from '../databases';
import { fillReferentiel, shapeOf } from './fillReferentiel';
import { formatRef } from './formatRef';
import { measureRef } from './measureRef';

export interface RefBenchOptions {
  applications: number;
  postgres?: string;
  json: boolean;
}

/** `rosetta bench ref`: the real service, on a database of its own that is gone afterwards. */
export const benchRef = async ({
  applications,
  postgres,
  json,
}: RefBenchOptions) => {
  const report = (text: string) => json || process.stderr.write(`· ${text}\n`);
  const { url, drop } = await createDatabases(
    postgres ?? (await configuredServer()),
    ['ref'],
  );
  const db = connect(url.ref);
  try {
    await migrate(db, REF_MIGRATIONS);
    const shape = shapeOf(applications);
    report(`Filling ${applications.toLocaleString('en')} applications`);
    await fillReferentiel(db, shape);
    const result = await measureRef(db, shape, report);
    console.log(json ? JSON.stringify(result, null, 2) : formatRef(result));
  } finally {
    await db.destroy();
    await drop();
  }
};
