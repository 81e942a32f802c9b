/** Between the problems of a refusal: the place of each begins with the body. */
const BETWEEN = /; (?=body[.:[])/;
const PLACE = /^body(?:\.(\w+))?([^:]*): (.*)$/s;

export interface FieldProblems {
  /** By the first name of the place. */
  fields: Record<string, string>;
  /** Of the body as a whole. */
  others: string[];
}

/** What a service said is wrong, at the fields of the form that sent it. */
export const problemsByField = (message: string): FieldProblems => {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const problem of message.split(BETWEEN)) {
    const [, field, place = '', text = problem] = PLACE.exec(problem) ?? [];
    if (!field) others.push(text);
    else {
      const within = place.replace(/^\./, '');
      const said = within ? `${within}: ${text}` : text;
      fields[field] = fields[field] ? `${fields[field]}; ${said}` : said;
    }
  }
  return { fields, others };
};
