import {
  BackstageUserInfo,
  LoggerService,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ROLES, Role } from '@rosetta/contracts/access';
import { Reason, Unavailable } from '@rosetta/contracts/portal';
import { ConfiguredDirectory } from './ConfiguredDirectory';
import { Contact, readContact } from './contact';
import {
  Access,
  AccessDirectory,
  AccessService,
  Held,
  RoleGrant,
} from './types';

type Answer =
  | ({ directory: string } & Held)
  | { directory: string; error: unknown };

const ask = async (
  directory: AccessDirectory,
  person: BackstageUserInfo,
): Promise<Answer> => {
  try {
    return { directory: directory.name, ...(await directory.rolesOf(person)) };
  } catch (error) {
    return { directory: directory.name, error };
  }
};

const byRole = (
  sources: { directory: string; grants: readonly RoleGrant[] }[],
): { role: Role; because: Reason[] }[] =>
  ROLES.map(role => ({
    role,
    because: sources.flatMap(({ directory, grants }) =>
      grants
        .filter(grant => grant.role === role)
        .map(({ of }) => ({ directory, of })),
    ),
  }));

/** What to tell people of a failure, by the names that http-kit and Backstage throw. */
const REASONS: Record<string, Unavailable['reason']> = {
  ServiceUnavailableError: 'unreachable',
  UpstreamTimeoutError: 'timeout',
  UpstreamAnswerError: 'unreadable',
  AuthenticationError: 'refused',
  NotAllowedError: 'refused',
};

const reasonOf = (error: unknown): Unavailable['reason'] =>
  (isError(error) && REASONS[error.name]) || 'failed';

const toAccess = (answers: Answer[], askedAt: number): Access => {
  const held = answers.filter(answer => 'grants' in answer);
  const reasons = byRole(held).filter(({ because }) => because.length > 0);
  return {
    roles: reasons.map(({ role }) => role),
    reasons,
    unavailable: answers
      .filter(answer => 'error' in answer)
      .map(({ directory, error }) => ({ directory, reason: reasonOf(error) })),
    readAt: Math.min(askedAt, ...held.map(({ readAt = askedAt }) => readAt)),
  };
};

/**
 * Asks every directory. One that fails gives no role, and is named, so that a person
 * keeps what the others give and is told why the rest is missing.
 */
export const createAccessService = (
  { logger, contact }: { logger: LoggerService; contact: Contact },
  ...directories: AccessDirectory[]
): AccessService => ({
  contact,
  async accessOf(person) {
    const askedAt = performance.now();
    const answers = await Promise.all(directories.map(d => ask(d, person)));
    for (const answer of answers)
      if ('error' in answer)
        logger.warn(
          `No roles from ${answer.directory} for ${person.userEntityRef}`,
          { cause: String(answer.error) },
        );
    return toAccess(answers, askedAt);
  },
  givenBy: () =>
    byRole(
      directories.map(({ name, gives }) => ({
        directory: name,
        grants: gives,
      })),
    ).map(({ role, because }) => ({ role, by: because })),
  addDirectory(directory) {
    directories.push(directory);
  },
});

/**
 * One for the whole backend: the policy, the gateway and what else asks for roles
 * get the same answer.
 */
export const accessServiceRef = createServiceRef<AccessService>({
  id: 'rosetta.access',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config, logger }) =>
        createAccessService(
          { logger, contact: readContact(config) },
          ConfiguredDirectory.fromConfig(config),
        ),
    }),
});
