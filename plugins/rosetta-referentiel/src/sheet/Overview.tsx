import { useApi } from '@backstage/frontend-plugin-api';
import { listPivots } from '@rosetta/contracts/ref';
import {
  ApplicationProps,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Ownership } from './Ownership';
import { Pivots } from './Pivots';

/** Who owns it, what each domain has to say, and under which ids the tools know it. */
export const Overview = ({ application }: ApplicationProps) => {
  const sheet = useApi(applicationSheetApiRef);
  const pivots = useRouteItems(listPivots, { query: { application } });
  return (
    <>
      <CardGrid least={280}>
        <Ownership application={application} />
        {sheet.cards().map(({ id, component: Card }) => (
          <Card key={id} application={application} />
        ))}
      </CardGrid>
      <Resource state={pivots}>{items => <Pivots pivots={items} />}</Resource>
    </>
  );
};
