import { Request, Response } from 'express';
import { z } from 'zod';
import { invalid } from './errors';

/** An item of a list, and how it looks on the wire: only those of the page are made. */
export interface Row {
  id: number;
  json(): object;
}

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 100;

const whole = (text: unknown, name: string, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number)) throw invalid(`${name} is invalid`);
  if (number < 1) throw invalid(`${name} does not have a valid value`);
  return number;
};

const pageSize = ({ query }: Request) =>
  Math.min(MAX_PER_PAGE, whole(query.per_page, 'per_page', DEFAULT_PER_PAGE));

/** The address of this list with other parameters: the others stay, sorted by name. */
function linkTo(req: Request, params: Record<string, unknown>, rel: string) {
  const url = new URL(`${req.protocol}://${req.get('host')}`);
  url.pathname = req.originalUrl.split('?')[0];
  const all = Object.entries({ ...req.query, ...params });
  all.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of all) url.searchParams.set(name, String(value));
  return `<${url}>; rel="${rel}"`;
}

/** One page of a list, counted from 1, and where the others are. */
export function sendPage(req: Request, res: Response, all: Row[]) {
  const perPage = pageSize(req);
  const page = whole(req.query.page, 'page', 1);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const link = (to: number, rel: string) =>
    linkTo(req, { page: to, per_page: perPage }, rel);
  const previous = page > 1 ? Math.min(page - 1, pages) : undefined;
  const next = page < pages ? page + 1 : undefined;
  res.set({
    'X-Page': String(page),
    'X-Per-Page': String(perPage),
    'X-Total': String(all.length),
    'X-Total-Pages': String(pages),
    'X-Prev-Page': String(previous ?? ''),
    'X-Next-Page': String(next ?? ''),
    Link: [
      ...(previous ? [link(previous, 'prev')] : []),
      ...(next ? [link(next, 'next')] : []),
      link(1, 'first'),
      link(pages, 'last'),
    ].join(', '),
  });
  const rows = all.slice((page - 1) * perPage, page * perPage);
  res.json(rows.map(row => row.json()));
}

const Cursor = z.coerce.number().int().nonnegative();

/** What comes after the last id that was seen; GitLab counts nothing here. */
export function sendKeysetPage(req: Request, res: Response, all: Row[]) {
  const { order_by: orderBy, sort } = req.query;
  if (orderBy !== 'id') throw invalid('order_by does not have a valid value');
  const ascending = sort === 'asc';
  const name = ascending ? 'id_after' : 'id_before';
  const seen = Cursor.optional().safeParse(req.query[name]);
  if (!seen.success) throw invalid(`${name} is invalid`);
  const perPage = pageSize(req);
  const left = all
    .filter(({ id }) => {
      if (seen.data === undefined) return true;
      return ascending ? id > seen.data : id < seen.data;
    })
    .sort((a, b) => (ascending ? a.id - b.id : b.id - a.id));
  const page = left.slice(0, perPage);
  if (page.length < left.length)
    res.set('Link', linkTo(req, { [name]: page.at(-1)!.id }, 'next'));
  res.json(page.map(row => row.json()));
}
