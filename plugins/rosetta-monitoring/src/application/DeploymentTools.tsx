import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment, sourceTitle } from '@rosetta/contracts/monitoring';
import {
  ApplicationToolsProps,
  ToolButton,
} from '@rosetta/plugin-rosetta-core-react/application';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';
import { useLive } from './useLive';

/** The application at Argo CD; of GitLab's job, the project that it belongs to. */
const pageOf = ({ source, url }: LiveDeployment) =>
  source === 'gitlab' ? url?.split('/-/')[0] : url;

/** Where production comes first, it is production's page. */
const toolsOf = (items: readonly LiveDeployment[]) => {
  const pages = new Map<string, string>();
  const production = items.toSorted(
    (a, b) => Number(b.production) - Number(a.production),
  );
  for (const item of production) {
    const page = pageOf(item);
    if (page && !pages.has(item.source)) pages.set(item.source, page);
  }
  return [...pages];
};

/** Leads to the application at the sources of its deployments. */
export const DeploymentTools = ({
  application,
  besides,
}: ApplicationToolsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { value, error, retry } = useLive(application);
  return (
    <>
      {toolsOf(value?.items ?? [])
        .map(([source, to]) => ({ name: sourceTitle(source), to }))
        .filter(({ name }) => !besides.includes(name))
        .map(({ name, to }) => (
          <ToolButton key={name} name={name} to={to} />
        ))}
      {error && !value && (
        <Failure title={t('tool.failed')} error={error} onRetry={retry} />
      )}
    </>
  );
};
