/**
 * Keeps what a pure function answers, up to so many answers: the oldest is dropped first.
 * Its arguments have to be told apart by their JSON.
 */
export const remember = <Args extends unknown[], Answer>(
  act: (...args: Args) => Answer,
  most: number,
) => {
  const known = new Map<string, Answer>();
  return (...args: Args): Answer => {
    const key = JSON.stringify(args);
    if (known.has(key)) return known.get(key)!;
    const answer = act(...args);
    known.set(key, answer);
    if (known.size > most) known.delete(known.keys().next().value!);
    return answer;
  };
};
