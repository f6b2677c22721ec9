/** Lets messages (a cancel) and timers of the process come in. */
export function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
