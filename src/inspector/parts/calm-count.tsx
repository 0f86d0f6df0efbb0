/** How many there are: seen as soon as it changes, read out when it stands still. */
import { useEffect, useState } from 'preact/hooks';

/** Where more comes all the time nothing is read out. */
const CALM_MS = 1000;

interface CalmCountProps {
  readonly shown: string;
  /** The same for who hears it. */
  readonly words: string;
}

export function CalmCount({ shown, words }: CalmCountProps) {
  const [told, setTold] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setTold(words), CALM_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      <span class="count" aria-hidden="true">
        {shown}
      </span>
      <span class="unseen" role="status">
        {told}
      </span>
    </>
  );
}
