/** Names with their values, one under the other: headers, or the fields of a form. */
import { ShownText } from './shown-text.tsx';

interface PairListProps {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** Most characters of a name. */
  readonly mostOfName?: number;
  /** How a pair is marked, by its name. */
  readonly classOf?: (name: string) => string;
}

export function PairList({ pairs, mostOfName, classOf }: PairListProps) {
  return (
    <dl class="pairs">
      {pairs.map(([name, value], place) => (
        <div key={place} class={classOf?.(name)}>
          <dt>
            <ShownText text={name} {...(mostOfName === undefined ? {} : { most: mostOfName })} />
          </dt>
          <dd>
            <ShownText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
