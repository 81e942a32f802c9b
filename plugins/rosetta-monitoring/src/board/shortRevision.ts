/** A commit as people quote it; a chart version or a tag as it is. */
export const shortRevision = (revision: string) =>
  /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 8) : revision;
