/** All that the page knows and does: made once, handed to every view. What may change is a signal. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type AdminRequest, adminLine } from './client/admin-line.ts';
import { type Api, createApi } from './client/api.ts';
import type { Revisions } from './client/counters.ts';
import { type Connection, type Feed, startFeed } from './client/feed.ts';
import { type Known, listen } from './client/listen.ts';
import { type OperationWords, operationSource } from './client/operations.ts';
import { paced } from './client/pace.ts';
import { type Place, placeOf } from './client/place.ts';
import { schemaSource } from './client/schemas.ts';
import type { ClockState, ContractState, Health, User } from './client/shapes.ts';
import type { Written } from './form/form-fields.ts';
import type { Schemas } from './form/json-schema.ts';
import { createToasts, type Toasts } from './parts/toasts.ts';
import { createRequestLog, type RequestLog } from './requests/request-log.ts';
import { type Route, readRoute } from './route.ts';

export interface Model {
  readonly place: Place;
  readonly api: Api;
  readonly log: RequestLog;
  readonly route: ReadonlySignal<Route>;
  readonly connection: ReadonlySignal<Connection>;
  /** Each rises when something of its kind has changed. */
  readonly revisions: Revisions;
  /** Undefined until the server has answered. */
  readonly health: Signal<Health | undefined>;
  readonly clock: Signal<ClockState | undefined>;
  readonly contract: Signal<ContractState | undefined>;
  readonly users: Signal<readonly User[]>;
  readonly journal: Known['journal'];
  /** What is written into forms and not sent yet, by their names. */
  readonly drafts: Map<string, Written>;
  readonly toasts: Toasts;
  /** The schemas of the control plane, asked for when they are first needed. */
  readonly schemas: () => Promise<Schemas>;
  /** What the API says of its operations, likewise. */
  readonly operations: () => Promise<OperationWords>;
  /** Whether the control plane asks for its token, and the way to give it. */
  readonly isLocked: ReadonlySignal<boolean>;
  readonly unlock: (adminToken: string) => void;
  /** A line for a shell that asks the control plane of this page. */
  readonly lineFor: (request: AdminRequest) => string;
  /** Goes to a URL of the page; `isReplaced` leaves no step to go back to. */
  readonly go: (hash: string, isReplaced?: boolean) => void;
  /** Whether requests of all sandboxes are shown, and the way to choose. */
  readonly isWide: ReadonlySignal<boolean>;
  readonly showAll: (isWide: boolean) => void;
}

const TOKEN_KEY = 'waldur-payments-mock.admin-token';

export const ModelContext = createContext<Model | undefined>(undefined);

export function useModel(): Model {
  const model = useContext(ModelContext);
  if (model === undefined) throw new Error('There is no model around this view.');
  return model;
}

export function createModel(page: Window & { readonly fetch: typeof fetch }): Model {
  const { location, sessionStorage, history } = page;
  const place = placeOf(location.origin, location.pathname);
  const isLocked = signal(false);
  const adminToken = signal(sessionStorage.getItem(TOKEN_KEY) ?? '');
  const ask: typeof fetch = (...given) => page.fetch(...given);
  const onRefused = (): void => {
    isLocked.value = true;
  };
  const api = createApi(place, () => adminToken.peek(), onRefused, ask);
  const log = createRequestLog(paced(page));
  const route = signal(readRoute(location.hash));
  const connection = signal<Connection>('connecting');
  const isWide = signal(false);
  const model = { place, api, log, isWide };
  const heard = listen(model, connection);
  const feed: Feed = startFeed({
    ...heard.feed,
    api,
    onState: (state) => {
      heard.onState(state);
      connection.value = state;
    },
  });
  const arrive = (): void => {
    route.value = readRoute(location.hash);
  };
  page.addEventListener('hashchange', arrive);
  const drafts = new Map<string, Written>();
  // The browser asks before it leaves: they may hold tokens, and are kept nowhere else.
  page.addEventListener('beforeunload', (event) => {
    if ([...drafts.values()].some((written) => Object.keys(written).length > 0))
      event.preventDefault();
  });
  return {
    ...model,
    ...heard.known,
    route,
    connection,
    drafts,
    isLocked,
    schemas: schemaSource(api),
    operations: operationSource(api),
    toasts: createToasts((then, ms) => page.setTimeout(then, ms)),
    unlock(token) {
      sessionStorage.setItem(TOKEN_KEY, token);
      adminToken.value = token;
      isLocked.value = false;
      heard.refresh();
      feed.restart();
    },
    lineFor: (request) => adminLine(place, request, adminToken.value !== ''),
    showAll(wanted) {
      isWide.value = wanted;
      log.clear();
      feed.restart();
    },
    go(hash, isReplaced = false) {
      if (!isReplaced) location.hash = hash;
      else {
        history.replaceState(null, '', hash);
        arrive();
      }
    },
  };
}
