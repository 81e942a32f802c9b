import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RoleGivenBy } from '@rosetta/contracts/portal';
import { useAccessTexts } from '../access/useAccessTexts';
import { coreTranslationRef } from '../translation';

/** Which groups, persons and entitlements have each role. */
export const RoleGrants = ({ roles }: { roles: readonly RoleGivenBy[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const texts = useAccessTexts();
  return (
    <section>
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {t('roles.givenBy')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
        {roles.map(({ role, by }) => (
          <li key={role}>
            <strong>{role}</strong>:{' '}
            {by.map(texts.reason).join(', ') || t('roles.nothing')}
          </li>
        ))}
      </Box>
    </section>
  );
};
