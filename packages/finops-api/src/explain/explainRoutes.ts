import { explainCosts } from '@rosetta/contracts/finops';
import { Serve } from '@rosetta/service-kit';
import { CachedReadOptions, createCachedRead } from '../costs/createCachedRead';
import { ExplainService } from './ExplainService';

export interface ExplainRoutesOptions extends CachedReadOptions {
  explain: ExplainService;
}

export const serveExplain = (
  serve: Serve,
  { explain, ...options }: ExplainRoutesOptions,
) => {
  const cachedRead = createCachedRead(options);
  serve(explainCosts, ({ query }) =>
    cachedRead('explain', query, months => explain.explain(query, months)),
  );
};
