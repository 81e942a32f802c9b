import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { GroupSource, Reason, Unavailable } from '@rosetta/contracts/portal';
import { coreTranslationRef } from '../translation';

/** The directory that `rosetta.roles` of the configuration is. */
const CONFIGURED = 'rosetta.roles';

const GROUP = /^group:default\/(.+)$/;

/** How the parts of somebody's access are said. */
export const useAccessTexts = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return useMemo(() => {
    const group = (ref: string) => GROUP.exec(ref)?.[1] ?? ref;
    const holder = (ref: string) =>
      GROUP.test(ref) ? t('access.group', { name: group(ref) }) : ref;
    return {
      /** A group by its name, where that is enough to know it. */
      group,
      /** Whether a reason is a group or a person of the catalog. */
      isConfigured: ({ directory }: Reason) => directory === CONFIGURED,
      /** What gives a role. */
      reason: ({ directory, of }: Reason) =>
        directory === CONFIGURED
          ? holder(of)
          : t('access.entitlement', { of, directory }),
      /** How membership of a group is known. */
      sources: (from: readonly GroupSource[]) =>
        from.length
          ? from
              .map(source => t(`access.source.${source}`))
              .join(t('access.and'))
          : t('access.source.unknown'),
      unavailable: ({ directory, reason }: Unavailable) =>
        t(`access.away.${reason}`, { directory }),
    };
  }, [t]);
};
