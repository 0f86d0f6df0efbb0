/**
 * As whom the viewer asks: it says so, and offers the users of the world by name. In the words of browsers, as it runs there.
 * Their names come as text, and never as HTML.
 */
export const VIEWER_CALLERS = `
    // The scheme that the document names.
    const SCHEME = 'token';
    const callers = document.querySelector('#caller');
    const offer = (value, words) => {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = words;
      callers.append(option);
    };
    const kindOf = ({ isStaff, isSupport }) => (isStaff ? 'staff' : isSupport ? 'support' : 'user');
    const present = (viewer) => viewer.authSelectors.authorized()?.getIn([SCHEME, 'value']) ?? '';
    // What is typed into the viewer's own form counts as well.
    const showPresent = (viewer) => {
      const value = present(viewer);
      const isKnown = [...callers.options].some((option) => option.value === value);
      if (!isKnown) offer(value, value === '' ? 'nobody' : 'another token');
      callers.value = value;
    };
    const offerCallers = async (viewer, url) => {
      const answer = await fetch(url).catch(() => undefined);
      const { users } = answer?.ok ? await answer.json() : { users: [] };
      const able = users.filter(({ isActive, token }) => isActive && token !== null);
      for (const user of able) offer('Token ' + user.token, user.username + ' (' + kindOf(user) + ')');
      const first = able.find(({ isStaff }) => isStaff) ?? able[0];
      const values = able.map(({ token }) => 'Token ' + token);
      if (first && !values.includes(present(viewer))) {
        viewer.preauthorizeApiKey(SCHEME, 'Token ' + first.token);
      }
      showPresent(viewer);
      viewer.getStore().subscribe(() => {
        if (callers.value !== present(viewer)) showPresent(viewer);
      });
      callers.addEventListener('change', () => {
        if (callers.value === '') viewer.authActions.logout([SCHEME]);
        else viewer.preauthorizeApiKey(SCHEME, callers.value);
      });
    };
    const openFirst = (viewer, tag) => {
      // An address that names an operation opens that.
      if (location.hash === '') viewer.layoutActions.show(['operations-tag', tag], true);
    };
`;
