// What the pages need beside htmx: pop-ins, copy and eye, the typed name, keys, theme. Without it everything still works.
'use strict';
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const place = one('#dialog');
  let opener = '';        // the id of what opened the pop-in or the menu: the focus goes back to it
  let row = -1;           // the row a key acted on, for one that leaves the list
  let chord = false;      // after g

  const refocus = () => {
    const rows = all('#bots .named a');
    const back = (opener && document.getElementById(opener)) || (row >= 0 && rows[Math.min(row, rows.length - 1)]);
    (back || one('#main')).focus({ preventScroll: !back });
    opener = '';
    row = -1;
  };

  function open(dialog) {
    if (!dialog || dialog.matches(':modal')) return;
    dialog.removeAttribute('open');
    dialog.showModal();
    dialog.addEventListener('close', () => {
      dialog.remove();
      history.replaceState({ htmx: true }, '', dialog.dataset.back);
      refocus();
    });
    all('[data-confirms]', dialog).forEach(confirmed);
  }

  function confirmed(field) {
    one('[type=submit]', field.form.querySelector('.dialog-foot')).disabled = field.value.trim() !== field.dataset.confirms.trim();
  }

  function fade(toast) {
    setTimeout(() => (toast.matches(':hover, :focus-within') ? fade(toast) : toast.remove()), 8000);
  }

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {                                       // no clipboard without TLS: the old way, inside the pop-in, which alone may take the focus
      const area = document.createElement('textarea');
      area.value = text;
      button.after(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }
    const said = one('#copied');
    if (said) said.textContent = 'Copied';
    button.classList.add('is-copied');
    all('[data-idle]', button).forEach(part => (part.hidden = true));
    all('[data-done]', button).forEach(part => (part.hidden = false));
    setTimeout(() => {
      if (said) said.textContent = '';
      button.classList.remove('is-copied');
      all('[data-idle]', button).forEach(part => (part.hidden = false));
      all('[data-done]', button).forEach(part => (part.hidden = true));
    }, 5000);
  }

  const script = id => {
    const filled = document.getElementById(id).cloneNode(true);
    all('[data-token]', filled).forEach(dots => (dots.textContent = one('#token').value));
    return filled.textContent;
  };

  function eye(button) {
    const field = document.getElementById(button.dataset.eye);
    const shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', shown);
    button.setAttribute('aria-label', shown ? 'Hide the token' : 'Show the token');
    const use = one('use', button);
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, shown ? '#eye-off' : '#eye'));
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a[hx-get]');
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopPropagation();     // a tab of its own: the address is a page
  }, true);

  document.addEventListener('click', event => {
    const at = selector => event.target.closest(selector);
    const closing = at('[data-close]');
    if (closing?.closest('dialog:modal')) {
      event.preventDefault();
      closing.closest('dialog').close();
    }
    at('[data-dismiss]')?.closest('.toast').remove();
    if (at('[data-eye]')) eye(at('[data-eye]'));
    if (at('[data-copy]')) copy(at('[data-copy]').dataset.copy, at('[data-copy]'));
    if (at('[data-copy-from]')) copy(document.getElementById(at('[data-copy-from]').dataset.copyFrom).value, at('[data-copy-from]'));
    if (at('[data-copy-script]')) copy(script(at('[data-copy-script]').dataset.copyScript), at('[data-copy-script]'));
    if (at('#row-menu :is(a, button)')) one('#row-menu').hidePopover();
  });

  document.addEventListener('input', event => event.target.matches('[data-confirms]') && confirmed(event.target));

  document.addEventListener('change', event => {
    const { name, value, checked } = event.target;
    if (name === 'theme') value === 'system' ? delete document.documentElement.dataset.theme : (document.documentElement.dataset.theme = value);
    if (name === 'keys') document.body.dataset.keys = checked ? 'on' : 'off';
  });

  document.addEventListener('htmx:beforeRequest', event => {
    const from = event.detail.elt;
    if (!from.closest('dialog, #row-menu, .toast') && from.id) opener = from.id;
  });

  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader('HX-Retarget')) event.detail.shouldSwap = true;
  });

  document.addEventListener('htmx:afterSwap', event => {
    const target = event.detail.target;
    if (target.id === 'row-menu') target.showPopover({ source: document.getElementById(opener) });
    if (target === place && place.firstElementChild) open(one('dialog', place));
    else if (target === place) refocus();
    all('.toast[data-fades]:not([data-fading])').forEach(toast => (toast.dataset.fading = '', fade(toast)));
  });

  const failed = event => {
    if (!event.detail.xhr?.getResponseHeader('HX-Retarget')) one('#toasts').append(one('#failed').content.cloneNode(true));
  };
  ['htmx:sendError', 'htmx:timeout', 'htmx:responseError'].forEach(name => document.addEventListener(name, failed));

  function step(by) {
    const rows = all('#bots .named a');
    const now = rows.indexOf(document.activeElement.closest('tr')?.querySelector('.named a'));
    rows[Math.max(0, Math.min(rows.length - 1, now + by))]?.focus();
  }

  const keys = {
    '/': () => one('#q')?.focus(),
    n: () => one('#new')?.click(),
    j: () => step(1),
    k: () => step(-1),
    e: line => line && one('.named a', line).click(),
    s: line => {
      if (!line) return;
      row = all('#bots tbody tr').indexOf(line);
      opener = '';
      htmx.ajax('POST', line.dataset.toggle, { source: line, target: '#dialog' });
    },
    g: () => { chord = true; setTimeout(() => (chord = false), 1000); },
    '?': () => one('#keys')?.showModal(),
  };

  document.addEventListener('keydown', event => {
    const busy = event.target.closest('input, select, textarea, dialog, [popover]:popover-open');
    if (busy || event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.keys !== 'on') return;
    if (chord && event.key === 'b') return location.assign('/bots');
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key](event.target.closest('tr'));
  });

  addEventListener('pagehide', () => all('[data-secret]').forEach(dialog => dialog.remove()));     // going back never finds a secret

  open(one('dialog', place ?? document.createElement('div')));
  all('.toast[data-fades]').forEach(toast => (toast.dataset.fading = '', fade(toast)));
})();
