/**
 * Whether an id that a client gave may go as it is into logs and headers of other
 * machines: one rule, so that a request keeps its id all the way.
 */
export const isRequestId = (given: string | undefined): given is string =>
  given !== undefined && /^[\w.:-]{1,128}$/.test(given);
