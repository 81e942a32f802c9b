import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { useSearch } from '@backstage/plugin-search-react';

type Search = ReturnType<typeof useSearch>;
type Filters = Search['filters'];

const LIST = '[]';
const FILTER = /^filters\[([^\]]+)\](\[\d*\])?$/;

/** `filters[kind]=Component&filters[lifecycle][]=production`, as Backstage writes links to search. */
const readFilters = (params: URLSearchParams): Filters => {
  const filters: Filters = {};
  for (const [key, value] of params) {
    const [, name, list] = key.match(FILTER) ?? [];
    if (!name) continue;
    filters[name] = list
      ? [...((filters[name] as string[] | undefined) ?? []), value]
      : value;
  }
  return filters;
};

export const readSearch = (search: string) => {
  const params = new URLSearchParams(search);
  const types = [...params].flatMap(([key, value]) =>
    /^types(\[\d*\])?$/.test(key) ? [value] : [],
  );
  return {
    term: params.get('query') ?? '',
    types,
    pageCursor: params.get('pageCursor') ?? undefined,
    filters: readFilters(params),
  };
};

export const writeSearch = ({
  term,
  types,
  pageCursor,
  filters,
}: ReturnType<typeof readSearch>) => {
  const params = new URLSearchParams({ query: term });
  for (const type of types) params.append(`types${LIST}`, type);
  if (pageCursor) params.set('pageCursor', pageCursor);
  for (const [name, value] of Object.entries(filters))
    if (Array.isArray(value))
      for (const each of value)
        params.append(`filters[${name}]${LIST}`, String(each));
    else if (value !== undefined) params.set(`filters[${name}]`, String(value));
  return `?${params}`;
};

/** Keeps what is searched in the address, and searches what the address says. */
export const useSearchInUrl = () => {
  const { search } = useLocation();
  const context = useSearch();
  const { term, types, pageCursor, filters } = context;
  const latest = useRef(context);
  latest.current = context;
  useEffect(() => {
    const asked = readSearch(search);
    const { setTerm, setTypes, setPageCursor, setFilters } = latest.current;
    setTerm(asked.term);
    setTypes(asked.types);
    setFilters(asked.filters);
    setPageCursor(asked.pageCursor);
  }, [search]);
  const first = useRef(true);
  useEffect(() => {
    // What is there before the address is read is not what was asked for.
    if (first.current) first.current = false;
    else
      window.history.replaceState(
        window.history.state,
        '',
        `${window.location.pathname}${writeSearch({
          term,
          types,
          pageCursor,
          filters,
        })}`,
      );
  }, [term, types, pageCursor, filters]);
};
