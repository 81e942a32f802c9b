/** Freezes `performance.now()`. @returns a function that moves it to so many seconds later */
export const freezeClock = () => {
  const began = performance.now();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(began);
  return (seconds: number) => clock.mockReturnValue(began + seconds * 1000);
};
