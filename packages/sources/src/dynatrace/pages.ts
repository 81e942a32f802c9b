import { UpstreamAnswerError } from '@rosetta/http-kit';
import { SourceClient, SourceRequest } from '../http/createSourceClient';
import { DynatracePage, dynatracePage } from './schemas';

/**
 * All pages of a list. The key of a page stands for the whole query, which must not come with it.
 * @param field - what the list is called in an answer
 */
export async function* readPages(
  source: SourceClient,
  field: string,
  { query, ...request }: SourceRequest,
): AsyncGenerator<DynatracePage> {
  const schema = dynatracePage(field);
  let key: string | undefined;
  do {
    const wanted = key ? { nextPageKey: key } : query;
    const { value } = await source.read(schema, { ...request, query: wanted });
    yield value;
    const next = value.nextPageKey ?? undefined;
    if (next !== undefined && next === key)
      throw new UpstreamAnswerError(
        'Dynatrace names the same page as the next one again',
      );
    key = next;
  } while (key);
}
