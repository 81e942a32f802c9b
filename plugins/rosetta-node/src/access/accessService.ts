import {
  BackstageUserInfo,
  LoggerService,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ROLES } from '@rosetta/contracts';
import { ConfiguredDirectory } from './ConfiguredDirectory';
import { Access, AccessDirectory, AccessService, RoleGrant } from './types';

type Answer =
  | { directory: string; grants: RoleGrant[] }
  | { directory: string; error: unknown };

const ask = async (
  directory: AccessDirectory,
  person: BackstageUserInfo,
): Promise<Answer> => {
  try {
    return {
      directory: directory.name,
      grants: await directory.rolesOf(person),
    };
  } catch (error) {
    return { directory: directory.name, error };
  }
};

const toAccess = (answers: Answer[]): Access => {
  const reasons = ROLES.map(role => ({
    role,
    because: answers.flatMap(answer =>
      'grants' in answer
        ? answer.grants
            .filter(grant => grant.role === role)
            .map(({ of }) => ({ directory: answer.directory, of }))
        : [],
    ),
  })).filter(({ because }) => because.length > 0);
  return {
    roles: reasons.map(({ role }) => role),
    reasons,
    unavailable: answers
      .filter(answer => 'error' in answer)
      .map(({ directory }) => directory),
  };
};

/**
 * Asks every directory. One that fails gives no role, and is named, so that a person
 * keeps what the others give and is told why the rest is missing.
 */
export const createAccessService = (
  logger: LoggerService,
  ...directories: AccessDirectory[]
): AccessService => ({
  async accessOf(person) {
    const answers = await Promise.all(directories.map(d => ask(d, person)));
    for (const answer of answers)
      if ('error' in answer)
        logger.warn(
          `No roles from ${answer.directory} for ${person.userEntityRef}`,
          { cause: String(answer.error) },
        );
    return toAccess(answers);
  },
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
        createAccessService(logger, ConfiguredDirectory.fromConfig(config)),
    }),
});
