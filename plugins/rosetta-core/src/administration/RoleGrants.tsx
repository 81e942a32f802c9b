import { Fragment } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RoleGivenBy } from '@rosetta/contracts/portal';
import { ReasonLink } from '../access/ReasonLink';
import { coreTranslationRef } from '../translation';

/** Which groups, persons and entitlements have each role. */
export const RoleGrants = ({ roles }: { roles: readonly RoleGivenBy[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <section>
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {t('roles.givenBy')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
        {roles.map(({ role, by }) => (
          <li key={role}>
            <strong>{role}</strong>: {by.length === 0 && t('roles.nothing')}
            {by.map((reason, index) => (
              <Fragment key={`${reason.directory} ${reason.of}`}>
                {index > 0 && ', '}
                <ReasonLink reason={reason} />
              </Fragment>
            ))}
          </li>
        ))}
      </Box>
    </section>
  );
};
