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
  HeldGrants,
  RoleGrant,
} from './types';

type Answer =
  | ({ directory: string } & HeldGrants)
  | { directory: string; error: unknown };

const queryDirectory = async (
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

/** The reason shown to people for a failure, by the names that http-kit and Backstage throw. */
const REASONS: Record<string, Unavailable['reason']> = {
  ServiceUnavailableError: 'unreachable',
  UpstreamTimeoutError: 'timeout',
  UpstreamAnswerError: 'unreadable',
  AuthenticationError: 'refused',
  NotAllowedError: 'refused',
};

const unavailableReason = (error: unknown): Unavailable['reason'] =>
  (isError(error) && REASONS[error.name]) || 'failed';

const toAccess = (answers: Answer[], queriedAt: number): Access => {
  const held = answers.filter(answer => 'grants' in answer);
  const reasons = byRole(held).filter(({ because }) => because.length > 0);
  return {
    roles: reasons.map(({ role }) => role),
    reasons,
    unavailable: answers
      .filter(answer => 'error' in answer)
      .map(({ directory, error }) => ({
        directory,
        reason: unavailableReason(error),
      })),
    readAt: Math.min(
      queriedAt,
      ...held.map(({ readAt = queriedAt }) => readAt),
    ),
  };
};

/**
 * Queries every directory. One that fails grants no role and is named, so that a person keeps
 * the roles of the others and sees why the rest is missing.
 */
export const createAccessService = (
  { logger, contact }: { logger: LoggerService; contact: Contact },
  ...directories: AccessDirectory[]
): AccessService => ({
  contact,
  async accessOf(person) {
    const askedAt = performance.now();
    const answers = await Promise.all(
      directories.map(d => queryDirectory(d, person)),
    );
    for (const answer of answers)
      if ('error' in answer)
        logger.warn('Access directory query failed', {
          directory: answer.directory,
          user: person.userEntityRef,
          cause: String(answer.error),
        });
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
 * One for the whole backend, so that the policy, the gateway and all others get the same roles.
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
