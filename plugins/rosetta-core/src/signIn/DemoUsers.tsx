import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { LANGUAGES, Language } from '@rosetta/contracts/domains';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { coreTranslationRef } from '../translation';
import { readDemoUsers } from './readDemoUsers';

/** Of a demo: who one can sign in as, and what each may do. */
export const DemoUsers = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { locale } = useFormats();
  const users = readDemoUsers(useApi(configApiRef));
  if (!users.length) return null;
  const language: Language =
    LANGUAGES.find(each => locale.startsWith(each)) ?? 'en';
  return (
    <Box component="section" aria-label={t('signIn.demo')}>
      <Typography
        variant="h3"
        sx={{ fontSize: '0.875rem', fontWeight: 600, m: 0 }}
      >
        {t('signIn.demo')}
      </Typography>
      <Box component="dl" sx={{ m: 0, typography: 'body2' }}>
        {users.map(({ name, displayName, role, purpose }) => (
          <Box key={name} sx={{ pt: 1 }}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {displayName}{' '}
              <Box
                component="span"
                sx={{ fontWeight: 400, color: 'text.secondary' }}
              >
                {name}, {role ?? t('signIn.noRole')}
              </Box>
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {purpose[language]}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
