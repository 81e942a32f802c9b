import { useApi } from '@backstage/frontend-plugin-api';
import { listPivots } from '@rosetta/contracts/ref';
import {
  ApplicationProps,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { useKnownOn } from '../knownOn/useKnownOn';
import { QualityCard } from '../quality/QualityCard';
import { Ownership } from './Ownership';
import { Pivots } from './Pivots';

/** Who owns it, what each domain has to say, and under which ids the tools know it. */
export const Overview = ({ application }: ApplicationProps) => {
  const sheet = useApi(applicationSheetApiRef);
  const { query } = useKnownOn();
  const pivots = useRouteItems(listPivots, {
    query: { application, ...query },
  });
  return (
    <>
      <CardGrid least={280}>
        <Ownership application={application} />
        <QualityCard application={application} />
        {sheet.cards().map(({ id, component: Card }) => (
          <Card key={id} application={application} />
        ))}
      </CardGrid>
      <Resource state={pivots}>
        {items => <Pivots application={application} pivots={items} />}
      </Resource>
    </>
  );
};
