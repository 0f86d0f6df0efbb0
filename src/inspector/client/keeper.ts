/** Takes the answer to the latest of its questions: an older one that comes late is out of date. What fails leaves what is known. */
export function keeper<T>(take: (value: T) => void): (asked: Promise<T>) => void {
  let latest: Promise<T> | undefined;
  return (asked) => {
    latest = asked;
    asked.then(
      (value) => {
        if (latest === asked) take(value);
      },
      () => undefined,
    );
  };
}
