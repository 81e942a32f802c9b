import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listApplicationLinks } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  LinkList,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';
import { ReliabilityWindow } from './window';

/** As far back as logs are linked to, as the service has it. */
const MAX_MS = 31 * 24 * 3_600_000;

interface LogLinksProps {
  application: string;
  window: ReliabilityWindow;
}

/** Where the logs of the application are, in the window that is looked at. */
export const LogLinks = ({ application, window }: LogLinksProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { to } = window;
  const earliest = new Date(Date.parse(to) - MAX_MS).toISOString();
  const from = window.from > earliest ? window.from : earliest;
  const state = useRoute(listApplicationLinks, {
    params: { app: application },
    query: { from, to },
  });
  return (
    <section aria-label={t('logLinks.title')}>
      <SectionTitle>{t('logLinks.title')}</SectionTitle>
      <Resource state={state}>
        {({ items }) =>
          items.length ? (
            <LinkList>
              {items.map(({ index, kind, url }) => (
                <li key={`${index} ${kind}`}>
                  <Link href={url} target="_blank" rel="noreferrer">
                    {t(`logLinks.${kind}`, { index })}
                  </Link>
                </li>
              ))}
            </LinkList>
          ) : (
            <Typography color="text.secondary">{t('logLinks.none')}</Typography>
          )
        }
      </Resource>
    </section>
  );
};
