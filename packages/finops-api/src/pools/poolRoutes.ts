import { getCostPool, listCostPoolLines } from '@rosetta/contracts/finops';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { PoolService } from './PoolService';

export const servePools = (serve: Serve, db: Knex) => {
  const pools = new PoolService(db);
  serve(getCostPool, ({ params, query }) => pools.get(params.id, query));
  serve(listCostPoolLines, ({ params, query }) =>
    pools.lines(params.id, query),
  );
};
