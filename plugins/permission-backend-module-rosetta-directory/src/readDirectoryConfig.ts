import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ROLES, Role } from '@rosetta/contracts/access';
import { z } from 'zod';

const Entitlements = z.array(z.string().min(1));

const DirectoryConfig = z.strictObject({
  kind: z.literal('http'),
  name: z.string().min(1).default('access directory'),
  baseUrl: z.url(),
  token: z.string().min(1),
  timeoutMs: z.coerce.number().int().positive().default(2_000),
  // A revoked role must end within a minute.
  ttlSeconds: z.coerce.number().positive().max(60).default(60),
  roles: z
    .partialRecord(z.enum(ROLES), Entitlements)
    .default(() => Object.fromEntries(ROLES.map(role => [role, [role]]))),
});
export type DirectoryConfig = z.output<typeof DirectoryConfig>;

/** `rosetta.accessDirectory`; undefined when there is none. */
export const readDirectoryConfig = (
  config: Config,
): DirectoryConfig | undefined => {
  const read = DirectoryConfig.optional().safeParse(
    config.getOptional('rosetta.accessDirectory'),
  );
  if (read.success) return read.data;
  throw new InputError(
    `rosetta.accessDirectory: ${z.prettifyError(read.error)}`,
  );
};

export const grantsOf = ({ roles }: DirectoryConfig) =>
  (Object.entries(roles) as [Role, string[]][]).flatMap(
    ([role, entitlements]) => entitlements.map(of => ({ role, of })),
  );
