/** Who makes a change, by which request: what the audit keeps of each. */
export interface Author {
  actor: string;
  requestId: string;
}

/** The same, of a change that has to be explained. */
export interface ExplainingAuthor extends Author {
  reason: string;
}
