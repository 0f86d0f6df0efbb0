/** The page: its top, the way between the views, and the view that the URL names. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { ClockView } from './clock/clock-view.tsx';
import { ContractView } from './contract/contract-view.tsx';
import { CoverageView } from './coverage/coverage-view.tsx';
import { TablesView } from './data/data-view.tsx';
import { FaultsView } from './faults/faults-view.tsx';
import { useModel } from './model.ts';
import { RequestsView } from './requests/requests-view.tsx';
import { hashOf, type View } from './route.ts';
import { SandboxesView } from './sandboxes/sandboxes-view.tsx';
import { Lock } from './shell/lock.tsx';
import { Navigation, titleOf } from './shell/navigation.tsx';
import { ToastList } from './shell/toast-list.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useStrayFiles } from './shell/use-stray-files.ts';
import { TokensView } from './tokens/tokens-view.tsx';

const SHOWN = {
  requests: RequestsView,
  data: TablesView,
  faults: FaultsView,
  clock: ClockView,
  coverage: CoverageView,
  contract: ContractView,
  sandboxes: SandboxesView,
  tokens: TokensView,
} as const satisfies Record<View, unknown>;

export function App() {
  const { route, place, isLocked, toasts } = useModel();
  const { view } = route.value;
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${titleOf(view)} · ${place.sandbox} · Waldur payments mock`;
    // Who came by a link goes on where it leads; who has just opened the page begins at its top.
    if (!isFirst.current) {
      main.current?.focus({ preventScroll: true });
      toasts.clear();
    }
    isFirst.current = false;
  }, [view, place, toasts]);
  const isTaken = useCallback(() => route.peek().view === 'data', [route]);
  const onStray = useCallback(
    () =>
      toasts.tell(
        <>
          Files are imported under <a href={hashOf('data')}>Data</a>: drop it there.
        </>,
        'warned',
      ),
    [toasts],
  );
  useStrayFiles(isTaken, onStray);
  const Shown = SHOWN[view];
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <TopBar />
      <Navigation />
      <main id="main" ref={main} tabIndex={-1}>
        {isLocked.value ? <Lock /> : <Shown />}
      </main>
      <ToastList />
    </>
  );
}
