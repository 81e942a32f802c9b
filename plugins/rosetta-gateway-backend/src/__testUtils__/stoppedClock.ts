/** Makes the clock of caches stand still. @returns moves it to so many seconds later */
export const stoppedClock = () => {
  const began = performance.now();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(began);
  return (seconds: number) => clock.mockReturnValue(began + seconds * 1000);
};
