/** The sandboxes as a table: how large, how idle, and what can be done with each. */

import { DEFAULT_SANDBOX, pageOf } from '../client/place.ts';
import type { SandboxInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Scroller } from '../parts/scroller.tsx';
import { SureButton } from '../parts/sure-button.tsx';

interface SandboxTableProps {
  readonly sandboxes: readonly SandboxInfo[];
  readonly onChange: () => void;
}

export function SandboxTable({ sandboxes, onChange }: SandboxTableProps) {
  const { api, place, toasts } = useModel();
  const drop = async (name: string): Promise<void> => {
    try {
      await api.send('DELETE', `/sandboxes/${encodeURIComponent(name)}`);
      toasts.tell(`${name} is dropped.`);
    } catch (error) {
      toasts.fail(error);
    }
    onChange();
  };
  return (
    <Scroller label="Table of sandboxes">
      <table class="plain-table sandboxes">
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col" class="right">
              rows
            </th>
            <th scope="col" class="right">
              requests
            </th>
            <th scope="col" class="right">
              idle
            </th>
            <th scope="col" class="right">
              dropped after
            </th>
            <th scope="col">
              <span class="unseen">open</span>
            </th>
            <th scope="col">
              <span class="unseen">drop</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sandboxes.map(({ name, sizes, requests, idleSeconds, ttlSeconds }) => (
            <tr key={name} class={name === place.sandbox ? 'is-chosen' : ''}>
              <th scope="row">
                <bdi>{name}</bdi> {name === place.sandbox && <span class="chip">this one</span>}
              </th>
              <td class="right number" data-name="rows" title={sizesText(sizes)}>
                {rowsOf(sizes).toLocaleString('en')}
              </td>
              <td class="right number" data-name="requests">
                {requests.toLocaleString('en')}
              </td>
              <td class="right number" data-name="idle">
                {secondsText(idleSeconds)}
              </td>
              <td class="right number" data-name="dropped after">
                {ttlSeconds === 0 ? 'never' : secondsText(ttlSeconds)}
              </td>
              <td class="right actions">
                {name !== place.sandbox && (
                  <a class="button small" href={pageOf(place, name)}>
                    Open<span class="unseen"> {name}</span>
                  </a>
                )}
              </td>
              <td class="right actions">
                {name !== DEFAULT_SANDBOX && (
                  <SureButton words="Drop" of={name} act={() => drop(name)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function rowsOf(sizes: SandboxInfo['sizes']): number {
  return Object.values(sizes).reduce((sum, size) => sum + size, 0);
}

function sizesText(sizes: SandboxInfo['sizes']): string {
  return Object.entries(sizes)
    .filter(([, size]) => size > 0)
    .map(([table, size]) => `${table} ${size}`)
    .join(', ');
}

function secondsText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
