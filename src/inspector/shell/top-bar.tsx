/** Whose page it is: the sandbox, its contract, its clock, and whether the server is there. */
import { awayText } from '../clock/hours.ts';
import { useModel } from '../model.ts';
import { hashOf } from '../route.ts';
import { ThemeButton } from './theme-button.tsx';
import { useTicking } from './use-ticking.ts';

const WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  asking: 'Polling',
  lost: 'No server: trying again',
  locked: 'Locked',
} as const;

export function TopBar() {
  const { place, connection, contract: known } = useModel();
  const contract = known.value;
  const { now, frozen, offsetMs } = useTicking() ?? {};
  const away = awayText(offsetMs ?? 0);
  const state = connection.value;
  return (
    <header class="top">
      <a class="brand" href={hashOf('requests')}>
        <Mark />
        <strong>
          Waldur <span>mock</span>
        </strong>
      </a>
      <a class="fact" href={hashOf('sandboxes')} title="The sandbox that this page shows">
        <span class="fact-name">Sandbox</span>
        <bdi>{place.sandbox}</bdi>
      </a>
      {contract !== undefined && (
        <a class="fact" href={hashOf('contract')} title="The contract that is answered">
          <span class="fact-name">Contract</span>
          <bdi>{contract.label}</bdi>
        </a>
      )}
      {now !== undefined && (
        <a class="fact" href={hashOf('clock')} title="The clock of the sandbox, in UTC">
          <span class="fact-name">Clock</span>
          <span class="number">
            {now.slice(0, 10)} {now.slice(11, 16)}
          </span>
          {frozen === true && <span class="chip">frozen</span>}
          {away !== undefined && <span class="chip">{away}</span>}
        </a>
      )}
      <span class="fill" />
      <span class={`connection ${state}`} role="status">
        <span class="dot" aria-hidden="true" />
        <span>{WORDS[state]}</span>
      </span>
      <ThemeButton />
    </header>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M6 10l4.5 12L16 12l5.5 10L26 10" />
    </svg>
  );
}
