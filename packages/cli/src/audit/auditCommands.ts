import { userInfo } from 'node:os';
import { AuditCheck } from '@rosetta/contracts/audit';
import { Problem } from '@rosetta/launcher/problem';
import {
  appendFork,
  AuditChain,
  createAuditChain,
  createDatabase,
  createLogger,
  keepAudit,
  verifyTrail,
} from '@rosetta/service-kit';
import { Command } from 'commander';
import { JSON_HELP } from '../terminal/commandLine';
import { AuditDeps, AuditedDomain, platformDeps } from './auditDeps';

interface Opened {
  db: ReturnType<typeof createDatabase>;
  chain: AuditChain;
}

/** Runs with the database of a domain and the keys of its audit. */
const withAudit = async <T>(
  deps: AuditDeps,
  { table }: AuditedDomain,
  use: (opened: Opened) => Promise<T>,
): Promise<T> => {
  const { audit, databases } = await deps.config();
  const chain = createAuditChain(audit, table.chain);
  if (chain.missing)
    throw new Problem(
      'The audit can’t be read: its keys are not configured.',
      `${chain.missing.message}.`,
    );
  const connection = databases[table.chain];
  if (!connection)
    throw new Problem(
      `rosetta.databases.${table.chain} is not configured.`,
      'Start the platform with `npm start`, then try again.',
    );
  const logger = createLogger({ service: 'rosetta', level: 'silent' });
  const db = createDatabase(connection, { name: table.chain, logger });
  keepAudit(db, chain);
  try {
    return await use({ db, chain });
  } finally {
    await db.destroy();
  }
};

const domainsOf = (deps: AuditDeps, name?: string): AuditedDomain[] => {
  const domains = deps.domains();
  if (name === undefined) return domains;
  const domain = domains.find(known => known.name === name);
  if (domain) return [domain];
  const known = domains.map(({ name: other }) => other).join(', ');
  throw new Problem(
    `There is no audit of "${name}".`,
    `Domains with one: ${known}.`,
  );
};

const formatCheck = (name: string, check: AuditCheck) => {
  const { valid, checked, firstBroken, reason, checkpoint } = check;
  const signed = checkpoint
    ? `signed up to ${checkpoint.seq} on ${checkpoint.at}`
    : 'no checkpoint yet';
  return valid
    ? `${name}: valid, ${checked} entries, ${signed}`
    : `${name}: BROKEN at entry ${firstBroken} (${reason}); the ${checked} before it are as they were written, ${signed}`;
};

const verify = async (
  deps: AuditDeps,
  name: string | undefined,
  { json }: { json: boolean },
) => {
  for (const domain of domainsOf(deps, name)) {
    const check = await withAudit(deps, domain, ({ db, chain }) =>
      verifyTrail(db, domain.table, chain),
    );
    const text = json
      ? JSON.stringify({ domain: domain.name, ...check })
      : formatCheck(domain.name, check);
    deps.stdout.write(`${text}\n`);
    if (!check.valid) deps.setExitCode(1);
  }
};

const fork = async (
  deps: AuditDeps,
  name: string,
  { reason, json }: { reason: string; json: boolean },
) => {
  const [domain] = domainsOf(deps, name);
  const author = {
    actor: `operator ${userInfo().username}`,
    requestId: 'rosetta audit fork',
    reason,
  };
  const forked = await withAudit(deps, domain, opened =>
    appendFork({ ...opened, table: domain.table }, author),
  );
  const { restored, lost } = forked;
  const text = json
    ? JSON.stringify({ domain: name, ...forked })
    : `${name}: goes on from entry ${restored}; ${
        lost === null
          ? 'no checkpoint knows of a later one'
          : `entries up to ${lost} were signed and are lost`
      }.`;
  deps.stdout.write(`${text}\n`);
};

/** `rosetta audit …` */
export const registerAuditCommands = (
  program: Command,
  deps: AuditDeps = platformDeps(),
) => {
  const audit = program
    .command('audit')
    .description('check the audits of the databases');
  audit
    .command('verify')
    .description('exit code 1 when an audit is not as it was written')
    .argument('[domain]', 'all of them when not said')
    .option('--json', 'for programs: a JSON object per domain and line', false)
    .action((name, options) => verify(deps, name, options));
  audit
    .command('fork')
    .description('after a restore from backup: record it, signed')
    .argument('<domain>', 'whose database was restored')
    .requiredOption('--reason <text>', 'what happened; kept in the audit')
    .option('--json', JSON_HELP, false)
    .action((name, options) => fork(deps, name, options));
};
