import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application } from '@rosetta/contracts/ref';
import { applicationRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

/** How complete an entry is, leading to what there is to mend; what that is, on hover. */
export const QualityScore = ({ application }: { application: Application }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const { id, quality } = application;
  if (!quality || !sheet) return <>–</>;
  const score = String(quality.score);
  const missing = quality.missing.map(part => t(`quality.fix.${part}`));
  return (
    <Link
      component={RouterLink}
      to={sheet({ id })}
      underline="hover"
      title={missing.join('\n') || t('quality.complete')}
      aria-label={t('quality.scoreOf', { score })}
    >
      {score}
    </Link>
  );
};
