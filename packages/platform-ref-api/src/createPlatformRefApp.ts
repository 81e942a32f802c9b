import { ref } from '@rosetta/contracts/domains';
import { refRoutes } from '@rosetta/contracts/ref';
import {
  AuditChain,
  ServiceAppOptions,
  createServiceApp,
  serveAudit,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { serveHistory } from './audit/historyRoutes';
import { REF_AUDIT } from './audit/refAudit';
import { Authority } from './authority/Authority';
import { serveAuthority } from './authority/authorityRoutes';
import { serveCatalog } from './catalog/catalogRoutes';
import { serveChanges } from './changes/changeRoutes';
import { serveEntities } from './entities/entityRoutes';
import { serveImports } from './imports/importRoutes';
import { LiveSources } from './imports/live/LiveSources';
import { serviceNowCmdb } from './imports/live/serviceNowCmdb';
import { LiveSource } from './imports/live/types';
import { serveNotices } from './notices/noticeRoutes';
import { serveAttestations } from './quality/attestationRoutes';
import { ReferentielConfig } from './referentielConfig';
import { servePivotProblems } from './pivots/pivotRoutes';
import { SourceClients } from './sources/queryService';

export interface PlatformRefAppOptions
  extends Omit<ServiceAppOptions, 'contract' | 'register'> {
  /** Asked what a change request would move, and what they have seen; without one, it is told as down. */
  sources?: SourceClients;
  /** What is compared without a file; by default each is told as not configured. */
  live?: readonly LiveSource[];
  /** The defaults by default. */
  referentiel?: ReferentielConfig;
  /** What changes are recorded with; without it, none is made. */
  audit?: AuditChain;
}

/** The application of platform-ref-api, without a port, on a migrated database. */
export const createPlatformRefApp = (
  db: Knex,
  {
    sources = {},
    referentiel = ReferentielConfig.parse({}),
    live = [serviceNowCmdb(referentiel.imports.servicenow)],
    audit,
    ...service
  }: PlatformRefAppOptions,
) =>
  createServiceApp({
    ...service,
    contract: ref,
    register: serve => {
      const authority = new Authority(referentiel.authority);
      const { days } = referentiel.attestation.every;
      serveEntities(serve, db, days);
      serveAttestations(serve, db, days);
      serveHistory(serve, db);
      const { attributes } = referentiel;
      serveChanges(serve, db, { sources, attributes, authority });
      serveAuthority(serve, db, authority);
      serveImports(serve, db, referentiel, new LiveSources(live));
      serveNotices(serve, db, referentiel.staleDraftDays);
      serveAudit(serve, refRoutes, db, REF_AUDIT, audit);
      serveCatalog(serve, db);
      servePivotProblems(serve, db, sources);
    },
  });
