/** Asks for the token of the control plane, where the server was given one. */
import { useState } from 'preact/hooks';
import { useModel } from '../model.ts';

export function Lock() {
  const { unlock } = useModel();
  const [token, setToken] = useState('');
  return (
    <form
      class="empty"
      onSubmit={(event) => {
        event.preventDefault();
        unlock(token.trim());
      }}
    >
      <h1>This control plane asks for its token</h1>
      <p>
        It is the one of <code>--admin-token</code> or <code>WALDUR_MOCK_ADMIN_TOKEN</code>. This
        tab remembers it until it is closed.
      </p>
      <label class="field">
        <span>Token</span>
        <input
          type="password"
          autocomplete="off"
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="main">
        Unlock
      </button>
    </form>
  );
}
