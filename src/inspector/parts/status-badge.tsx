/** A status, in the colour of its class. */

interface StatusBadgeProps {
  readonly status: number | null;
  readonly outcome?: string | null;
}

export function StatusBadge({ status, outcome }: StatusBadgeProps) {
  if (status === null || outcome === 'aborted') {
    const isAborted = outcome === 'aborted';
    return (
      <span class={`status ${isAborted ? 'aborted' : 'open'}`}>
        {isAborted ? 'cut' : '···'}
        <span class="unseen">{isAborted ? ' off before it was answered' : 'not answered yet'}</span>
      </span>
    );
  }
  return <span class={`status s${Math.floor(status / 100)}`}>{status}</span>;
}
