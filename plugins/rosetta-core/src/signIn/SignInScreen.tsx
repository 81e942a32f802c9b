import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LogoImage } from '../nav/Logo';
import { coreTranslationRef } from '../translation';
import { DemoUsers } from './DemoUsers';
import { Preview } from './Preview';
import type { SignIn } from './useSignIn';

/** What Rosetta is, in the colours of its navigation. */
const Introduction = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <Stack
      gap={3}
      justifyContent="center"
      sx={{
        bgcolor: '#10202f',
        color: '#ffffff',
        p: { xs: 3, md: 6 },
      }}
    >
      <Stack direction="row" gap={1.5} alignItems="center">
        <LogoImage />
        <Typography
          component="span"
          sx={{ fontSize: '1.25rem', fontWeight: 600 }}
        >
          Rosetta
        </Typography>
      </Stack>
      <Typography
        variant="h1"
        sx={{ fontSize: { xs: '1.5rem', md: '2rem' }, m: 0, maxWidth: '22em' }}
      >
        {t('signIn.headline')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, lineHeight: 1.8 }}>
        <li>{t('signIn.what')}</li>
        <li>{t('signIn.cost')}</li>
        <li>{t('signIn.health')}</li>
      </Box>
      <Preview label={t('signIn.picture')} />
    </Stack>
  );
};

/** The first page: what this is, and one way in, with the company's account. */
export const SignInScreen = ({ error, signIn }: Omit<SignIn, 'isAsked'>) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        bgcolor: 'background.default',
        gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
        gridTemplateRows: { xs: 'auto 1fr', md: '1fr' },
      }}
    >
      <Introduction />
      <Stack p={{ xs: 2, md: 4 }} justifyContent="center">
        <Paper variant="outlined" sx={{ p: 3 }}>
          <Stack gap={2} alignItems="flex-start">
            <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
              {t('signIn.title')}
            </Typography>
            <Typography variant="body2">{t('signIn.message')}</Typography>
            {error && <Alert severity="error">{error}</Alert>}
            <Button variant="contained" onClick={signIn}>
              {t('signIn.button')}
            </Button>
            <DemoUsers />
          </Stack>
        </Paper>
      </Stack>
    </Box>
  );
};
