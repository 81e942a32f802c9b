import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { PopoverButton } from '@rosetta/plugin-rosetta-core-react/controls';
import { LinkList } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { useDescribe } from './useDescribe';

const Name = ({ url, externalName }: LiveDeployment) => {
  if (!url) return <>{externalName}</>;
  return (
    <Link href={url} target="_blank" rel="noreferrer">
      {externalName}
    </Link>
  );
};

interface OtherDeploymentsProps {
  /** Those beside the one that is shown. */
  others: readonly LiveDeployment[];
}

/** How many more there are in this environment; opens what each of them is. */
export const OtherDeployments = ({ others }: OtherDeploymentsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const describe = useDescribe();
  const count = others.length;
  if (!count) return null;
  const [{ environment }] = others;
  const title = t('board.others', { count, environment });
  return (
    <PopoverButton
      label={title}
      title={title}
      face={<Typography variant="body2">+{count}</Typography>}
    >
      <LinkList>
        {others.map(other => (
          <li key={other.id}>
            <Name {...other} />: {describe(other)}
          </li>
        ))}
      </LinkList>
    </PopoverButton>
  );
};
