import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';

const DOMAINS = [
  'portal',
  'finops',
  'monitoring',
  'ref',
  'platform',
  'roles',
] as const;

const domainOf = (action: Action) => action.split('.')[0];

/** What roles open, in the words of the field, by domain. */
export const ActionList = ({ actions }: { actions: readonly Action[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const domains = DOMAINS.map(domain => ({
    domain,
    opened: actions.filter(action => domainOf(action) === domain),
  })).filter(({ opened }) => opened.length);
  return (
    <CardGrid least={190}>
      {domains.map(({ domain, opened }) => (
        <section key={domain}>
          <Typography variant="subtitle2" component="h3" fontWeight={700}>
            {t(`domain.${domain}`)}
          </Typography>
          <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
            {opened.map(action => (
              <li key={action}>{t(`action.${action}`)}</li>
            ))}
          </Box>
        </section>
      ))}
    </CardGrid>
  );
};
