import { CostLine } from '@rosetta/contracts/finops';
import { TestService } from './service';

/** All lines of a query, page by page. */
export const readAllLines = async (
  service: TestService,
  query: Record<string, string | number>,
): Promise<CostLine[]> => {
  const lines: CostLine[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await service
      .get('/v1/costs/lines', { ...query, ...(cursor && { cursor }) })
      .expect(200);
    lines.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return lines;
};
