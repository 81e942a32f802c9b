import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  getLiveLogs,
  getLiveProblems,
  LiveLogCount,
  LiveProblem,
} from '@rosetta/contracts/monitoring';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { LinkList, TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { SourceStrip } from '../board/SourceStrip';
import { hasAnswered } from '../board/sourceState';
import { monitoringTranslationRef } from '../translation';
import { OutLink } from './OutLink';
import { useLiveRoute } from './useLiveRoute';

/** More are on the tab. */
const MAX_SHOWN = 3;

const Problems = ({ items }: { items: readonly LiveProblem[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const open = items.filter(({ status }) => status === 'open');
  return (
    <>
      <Typography>{t('live.openProblems', { count: open.length })}</Typography>
      {open.length > 0 && (
        <LinkList>
          {open.slice(0, MAX_SHOWN).map(({ id, title, url }) => (
            <li key={id}>
              <OutLink to={url}>{title}</OutLink>
            </li>
          ))}
        </LinkList>
      )}
    </>
  );
};

const Logs = ({ items }: { items: readonly LiveLogCount[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  return (
    <>
      {items.map(({ index, errors, lines, errorsUrl }) => (
        <Typography key={index} variant="body2">
          <OutLink to={errorsUrl}>
            {t('live.errorsOf', { errors: number(errors), lines: number(lines) })}
          </OutLink>
        </Typography>
      ))}
    </>
  ); // prettier-ignore
};

const SKELETON = <Skeleton variant="rounded" height={40} />;

/** What is wrong with an application now, in short. */
export const LiveCard = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const problems = useLiveRoute(getLiveProblems, application);
  const logs = useLiveRoute(getLiveLogs, application);
  return (
    <TitledCard title={t('live.title')}>
      <Stack gap={1}>
        <Resource state={problems} skeleton={SKELETON}>
          {({ items, ...origin }) => (
            <>
              {origin.sources.some(hasAnswered) && <Problems items={items} />}
              <SourceStrip {...origin} />
            </>
          )}
        </Resource>
        <Resource state={logs} skeleton={SKELETON}>
          {({ items, sources }) => (
            <>
              <Logs items={items} />
              <SourceStrip sources={sources} />
            </>
          )}
        </Resource>
      </Stack>
      {sheet && (
        <Link component={RouterLink} to={`${sheet({ id: application })}/live`}>
          {t('live.openTab')}
        </Link>
      )}
    </TitledCard>
  );
};
