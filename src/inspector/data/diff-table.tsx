/** Two states of a row, member by member. */
import type { Row } from '../client/shapes.ts';
import { ShownText } from '../parts/shown-text.tsx';
import { differencesOf } from './differences-of.ts';

export function DiffTable({ before, after }: { readonly before: Row; readonly after: Row }) {
  return (
    <table class="plain-table diff">
      <thead>
        <tr>
          <th scope="col">field</th>
          <th scope="col">after the reset</th>
          <th scope="col">now</th>
        </tr>
      </thead>
      <tbody>
        {differencesOf(before, after).map(({ name, was, is }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <del>
                <ShownText text={was} most={200} />
              </del>
            </td>
            <td>
              <ins>
                <ShownText text={is} most={200} />
              </ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
