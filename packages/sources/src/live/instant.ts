/** An instant as Rosetta writes it. */
export const instant = (text: string | null | undefined) =>
  text ? new Date(text).toISOString() : null;
