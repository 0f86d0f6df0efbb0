/** What the page knows of the server beside its rows and requests; asked for anew when it may have changed. */
import { type Signal, signal } from '@preact/signals';
import type { Api } from './api.ts';
import { keeper } from './keeper.ts';
import type { ClockState, ContractState, Health, User } from './shapes.ts';

/** Undefined until the server has answered. */
export interface Facts {
  readonly health: Signal<Health | undefined>;
  readonly clock: Signal<ClockState | undefined>;
  readonly contract: Signal<ContractState | undefined>;
  readonly users: Signal<readonly User[]>;
}

export function createFacts(api: Api): { readonly facts: Facts; readonly refresh: () => void } {
  const health = signal<Health | undefined>(undefined);
  const clock = signal<ClockState | undefined>(undefined);
  const contract = signal<ContractState | undefined>(undefined);
  const users = signal<readonly User[]>([]);
  const keepHealth = keeper<Health>((told) => {
    health.value = told;
  });
  const keepClock = keeper<ClockState>((told) => {
    clock.value = told;
  });
  const keepContract = keeper<ContractState>((told) => {
    contract.value = told;
  });
  const keepUsers = keeper<{ readonly users: readonly User[] }>((told) => {
    users.value = told.users;
  });
  return {
    facts: { health, clock, contract, users },
    refresh() {
      keepHealth(api.get('/health'));
      keepClock(api.get('/clock'));
      // Also after a reset, which puts it back.
      keepContract(api.get('/contract'));
      keepUsers(api.get('/users'));
    },
  };
}
