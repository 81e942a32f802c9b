import { Knex } from 'knex';
import { AuditConfig } from './AuditConfig';
import { AuditKeys } from './AuditKeys';
import { AuditTable, Link } from './AuditTable';
import { AuditUnavailableError } from './AuditUnavailableError';
import { CheckpointFolder } from './CheckpointFolder';

/** The audit of a restored database: what was recorded after the backup is not there. */
export const behindError = ({ seq }: Link) =>
  new AuditUnavailableError(
    `Nothing can be changed now: the audit ends before entry ${seq}, which a signed checkpoint has. If a backup was restored, record it with \`rosetta audit fork\``,
    'AUDIT_BEHIND_CHECKPOINT',
  );

const missingSettings = ({ keys, checkpoints }: AuditConfig) => [
  ...(keys ? [] : ['rosetta.audit.keys']),
  ...(checkpoints.directory ? [] : ['rosetta.audit.checkpoints.directory']),
  ...(checkpoints.keys ? [] : ['rosetta.audit.checkpoints.keys']),
];

/** What the audit of one database is chained and signed with. */
export interface AuditChain {
  /** What is not set; keys and checkpoints throw it. */
  missing?: AuditUnavailableError;
  keys(): AuditKeys;
  checkpoints(): CheckpointFolder;
  everySeconds: number;
  /** The last checkpoint, when the chain ends before it: nothing may be added until a fork is recorded. */
  behind?: Link;
  /**
   * The last checkpoint of the chain, as this process last saw it: a chain that ends before it was restored or cut
   * meanwhile, whatever is left of the checkpoints.
   */
  signed?: Link & { fork: number };
}

/** The audit of a database, and what it is chained with. */
export interface AuditOptions {
  db: Knex;
  table: AuditTable;
  chain: AuditChain;
}

const missingError = (settings: string[]) =>
  new AuditUnavailableError(
    `Nothing can be changed, as the audit could not keep it: set ${settings.join(
      ' and ',
    )} where the service runs`,
    'AUDIT_NOT_CONFIGURED',
  );

/** The chain of a database, as configured; its keys are read once. */
export const createAuditChain = (
  config: AuditConfig,
  chain: string,
): AuditChain => {
  const { everySeconds, directory, keys: signing } = config.checkpoints;
  const settings = missingSettings(config);
  if (settings.length > 0) {
    const missing = missingError(settings);
    const refuse = () => {
      throw missing;
    };
    return { missing, keys: refuse, checkpoints: refuse, everySeconds };
  }
  const keys = new AuditKeys(config.keys!, signing!);
  const checkpoints = new CheckpointFolder(directory!, chain, keys);
  return { keys: () => keys, checkpoints: () => checkpoints, everySeconds };
};

const USER_PARAM = 'rosettaAudit';

/** Says what the audit of a database is chained with; knex hands it on to its transactions. */
export const keepAudit = (db: Knex, chain: AuditChain) => {
  db.userParams = { ...db.userParams, [USER_PARAM]: chain };
};

/** What the audit of a database, or of a transaction on it, is chained with. */
export const auditChainOf = (db: Knex, { chain }: AuditTable): AuditChain =>
  db.userParams?.[USER_PARAM] ??
  createAuditChain(AuditConfig.parse(undefined), chain);
