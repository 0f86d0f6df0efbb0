/** Starts the page. */
import { render } from 'preact';
import { App } from './app.tsx';
import { createModel, ModelContext } from './model.ts';

const page = document.getElementById('page');
if (page !== null) {
  render(
    <ModelContext.Provider value={createModel(window)}>
      <App />
    </ModelContext.Provider>,
    page,
  );
}
