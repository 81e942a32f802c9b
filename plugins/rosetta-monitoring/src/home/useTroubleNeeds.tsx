import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment, sourceTitle } from '@rosetta/contracts/monitoring';
import { Application } from '@rosetta/contracts/ref';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { HomeNeed, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { levelOf, needsAttention, worstFirst } from '../board/severity';
import { useTroubleText } from '../board/useTroubleText';
import { monitoringTranslationRef } from '../translation';
import { useOwnBoard } from './useOwnBoard';

interface TroubleProps {
  application: Application;
  /** What runs in one environment, the worst first. */
  found: readonly LiveDeployment[];
}

/** What helps with it: the pipeline that failed, what was deployed before, or its tool. */
const TroubleAction = ({ application, found: [lead] }: TroubleProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const button = { size: 'small', variant: 'outlined' } as const;
  const outside = { target: '_blank', rel: 'noreferrer' };
  if (lead.status === 'failed' && lead.pipeline?.url)
    return (
      <Button {...button} {...outside} href={lead.pipeline.url}>
        {t('home.openPipeline')}
      </Button>
    );
  if (lead.health !== 'Degraded' && lead.url)
    return (
      <Button {...button} {...outside} href={lead.url}>
        {t('home.openIn', { tool: sourceTitle(lead.source) })}
      </Button>
    );
  if (!sheet) return null;
  return (
    <Button
      {...button}
      component={RouterLink}
      to={`${sheet({ id: application.id })}/deployments`}
    >
      {t('home.whatChanged')}
    </Button>
  );
};

const Since = ({ environment, deployedAt }: LiveDeployment) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (!deployedAt) return <>{environment}</>;
  return (
    <>
      {environment}, {t('home.deployed')} <RelativeTime at={deployedAt} />
    </>
  );
};

const Title = ({ application, found }: TroubleProps) => {
  const describe = useTroubleText();
  return (
    <>
      <ApplicationLink application={application.id} inText>
        {application.name}
      </ApplicationLink>
      : {describe(found)}
    </>
  );
};

const toNeed = (trouble: TroubleProps): HomeNeed => {
  const [lead] = trouble.found;
  return {
    id: lead.id,
    severity: levelOf(trouble.found) === 'failing' ? 'failing' : 'warning',
    title: <Title {...trouble} />,
    detail: <Since {...lead} />,
    action: <TroubleAction {...trouble} />,
  };
};

/** Of the reader's applications, what does not run as it should: one for each environment. */
export const useTroubleNeeds: UsePart<readonly HomeNeed[]> = ({
  applications,
}) => {
  const { value, ...state } = useOwnBoard();
  if (!value) return state;
  const places = applications.flatMap(application =>
    [
      ...Map.groupBy(
        value.deployments.get(application.id) ?? [],
        ({ environment }) => environment,
      ).values(),
    ].map(found => ({ application, found: found.toSorted(worstFirst) })),
  );
  return {
    ...state,
    value: places
      .filter(({ found }) => found.some(needsAttention))
      .sort((a, b) => worstFirst(a.found[0], b.found[0]))
      .map(toNeed),
  };
};
