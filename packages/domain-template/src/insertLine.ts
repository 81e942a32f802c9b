import { Problem } from '@rosetta/launcher/problem';

/**
 * Puts a line among those that look like it, in their order; Problem when the file has none,
 * as a person has to say then where it belongs.
 */
export const insertLine = (
  { path, content }: { path: string; content: string },
  line: string,
  alike: RegExp,
): string => {
  const lines = content.split('\n');
  const similar = lines.flatMap((each, at) => (alike.test(each) ? [at] : []));
  if (similar.length === 0)
    throw new Problem(
      `${path} has no line like "${line.trim()}".`,
      'Add it there by yourself, then run the command again without it.',
    );
  const next = similar.find(at => lines[at] > line);
  lines.splice(next ?? similar.at(-1)! + 1, 0, line);
  return lines.join('\n');
};
