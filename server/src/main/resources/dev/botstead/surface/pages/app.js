// What the pages need beside htmx: pop-ins, copy and eye, the typed name, keys, theme. Without it everything still works.
'use strict';
document.documentElement.classList.add('scripted');
document.addEventListener('DOMContentLoaded', () => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (name, act, capture) => document.addEventListener(name, act, capture);
  const place = one('#dialog');
  let opener = '';        // the id of what opened the pop-in or the menu: the focus goes back to it
  let row = -1;           // the row a key acted on, for one that leaves the list
  let chord = false;      // after g

  const names = () => all('.main .named > span > a:first-child');
  const byId = id => document.getElementById(id);

  function refocus() {
    if (!opener && row < 0 && document.activeElement !== document.body) return;      // given back already: one answer is many swaps
    const back = (opener && byId(opener)) || (row >= 0 && names().at(Math.min(row, names().length - 1)));
    (back || one('#main')).focus({ preventScroll: !back });
    [row, opener] = [-1, ''];
  }

  function open(dialog) {
    if (!dialog || dialog.matches(':modal')) return;
    dialog.removeAttribute('open');
    dialog.showModal();
    dialog.addEventListener('close', () => {
      dialog.remove();
      history.replaceState({ htmx: true }, '', dialog.dataset.back);
      if (!byId(opener)) opener = dialog.dataset.about || '';
      refocus();
    });
    all('[data-confirms]', dialog).forEach(confirm);
  }

  const confirm = field => (one('.dialog-foot [type=submit]', field.form).disabled = field.value.trim() !== field.dataset.confirms.trim());
  const fade = toast => setTimeout(() => (toast.matches(':hover, :focus-within') ? fade(toast) : toast.remove()), 8000);

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {                // no clipboard without TLS: the old way, inside the pop-in, which alone may take the focus
      const area = Object.assign(document.createElement('textarea'), { value: text });
      button.after(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }
    said(button, true);
    setTimeout(said, 5000, button, false);
  }

  function said(button, copied) {
    all('#copied, #said').forEach(line => (line.textContent = copied ? 'Copied' : ''));
    all('[data-idle]', button).forEach(part => (part.hidden = copied));
    all('[data-done]', button).forEach(part => (part.hidden = !copied));
  }

  function script(id) {
    const filled = byId(id).cloneNode(true);
    one('[data-token]', filled).textContent = one('#token').value;
    return filled.textContent;
  }

  function eye(button) {
    const field = byId(button.dataset.eye);
    const show = field.type === 'password';
    field.type = show ? 'text' : 'password';
    button.setAttribute('aria-pressed', show);
    button.setAttribute('aria-label', button.getAttribute('aria-label').replace(/^\w+/, show ? 'Hide' : 'Show'));
    const use = one('use', button);
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, show ? '#eye-off' : '#eye'));
  }

  // Opened in a tab of its own, an address is a page.
  on('click', event => (event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest('a[hx-get]') && event.stopPropagation(), true);

  on('click', event => {
    const at = selector => event.target.closest(selector);
    if (at('dialog:modal [data-close]')) {
      event.preventDefault();
      at('dialog').close();
    }
    at('[data-dismiss]')?.closest('.toast').remove();
    const button = at('button');
    if (button?.dataset.eye) eye(button);
    if (button?.dataset.copy) copy(button.dataset.copy, button);
    if (button?.dataset.copyFrom) copy(byId(button.dataset.copyFrom).value, button);
    if (button?.dataset.copyScript) copy(script(button.dataset.copyScript), button);
    if (at('#row-menu :is(a, button)')) one('#row-menu').hidePopover();
  });

  on('input', event => event.target.matches('[data-confirms]') && confirm(event.target));

  on('change', ({ target: { name, value, checked } }) => {
    if (name === 'theme') document.documentElement.dataset.theme = value;
    if (name === 'keys') document.body.dataset.keys = checked ? 'on' : 'off';
  });

  // A search that goes out late opens nothing.
  on('htmx:beforeRequest', ({ detail: { elt, target } }) => {
    if (target !== place && target.id !== 'row-menu') return;
    if (!elt.closest('dialog, #row-menu, .toast') && (elt.id || elt.closest('[data-opener]'))) opener = elt.closest('[data-opener]')?.dataset.opener || elt.id;
  });
  const told = xhr => xhr?.getResponseHeader('HX-Retarget');      // an answer that brings its own note
  on('htmx:beforeSwap', ({ detail }) => {
    if (detail.xhr.status >= 400 && told(detail.xhr)) Object.assign(detail, { shouldSwap: true, target: notes() });
    if (detail.target.matches('.field') && detail.target.contains(document.activeElement)) later(detail);
  });
  ['htmx:sendError', 'htmx:timeout', 'htmx:responseError'].forEach(name => on(name, ({ detail: { xhr } }) => {
    if (!told(xhr)) notes().replaceChildren(one('#failed').content.cloneNode(true));
  }));

  // Where a refusal is said: a pop-in hides what lies beneath it, so it is said in the pop-in.
  function notes() {
    const body = one('dialog:modal :is(.dialog-body, .acts)', place);
    if (!body) return one('#toasts');
    const found = one('.refused', body) || Object.assign(document.createElement('div'), { className: 'refused' });
    body.prepend(found);
    body.closest('dialog').scrollTo(0, 0);
    return found;
  }

  // What is typed while its check is under way stays as it is, and is checked again once the field is left.
  function later(detail) {
    detail.shouldSwap = false;
    detail.target.dataset.late = '';
  }

  on('focusout', ({ target, relatedTarget }) => {
    const field = target.closest('.field[data-late]');
    if (!field || field.contains(relatedTarget)) return;
    delete field.dataset.late;
    htmx.trigger(one('[hx-post]', field) || field, 'again');
  });

  // A date that is half typed is no empty one.
  on('htmx:beforeRequest', event => event.detail.elt.validity?.badInput && event.preventDefault());
  on('submit', event => {
    const half = [...event.target.elements].find(field => field.validity?.badInput);
    if (!half) return;
    event.preventDefault();
    event.stopPropagation();
    half.reportValidity();
  }, true);

  on('htmx:afterSwap', ({ target: swapped, detail: { target } }) => {
    if (swapped === target && target.id === 'row-menu') target.showPopover({ source: byId(opener) });
    if (swapped === target && target === place) place.firstElementChild ? open(one('dialog', place)) : refocus();
    toasts();
  });

  on('toggle', ({ target, newState }) => newState === 'open' && target.matches('#new-key, #row-menu') && one('a', target)?.focus(), true);

  const toasts = () => all('.toast[data-fades]').forEach(toast => { delete toast.dataset.fades; fade(toast); });

  function step(by) {
    const now = names().indexOf(document.activeElement.closest('tr')?.querySelector('.named a'));
    names()[Math.max(0, Math.min(names().length - 1, now + by))]?.focus();
  }

  const keys = {
    '/': () => one('#q')?.focus(),
    n: () => { one('#new')?.focus(); one('#new')?.click(); },
    j: () => step(1),
    k: () => step(-1),
    e: line => line?.dataset.edit && htmx.ajax('GET', line.dataset.edit, { source: one('.named a', line), target: '#dialog' }),
    s: line => {
      if (!line?.dataset.toggle) return;
      [row, opener] = [names().indexOf(one('.named a', line)), ''];
      htmx.ajax('POST', line.dataset.toggle, { source: line, target: '#dialog' });
    },
    g: () => { chord = true; setTimeout(() => (chord = false), 1000); },
    '?': () => one('#keys')?.showModal(),
  };

  on('keydown', event => {
    const busy = event.target.closest('input, select, textarea, dialog, [popover]:popover-open');
    if (busy || event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.keys !== 'on') return;
    const there = chord && { b: '/bots', p: '/productions' }[event.key];
    if (there && one(`.nav a[href="${there}"]`)) location.assign(there);
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key](event.target.closest('tbody tr'));
  });

  addEventListener('pagehide', () => all('[data-secret]').forEach(dialog => dialog.remove()));     // going back never finds a secret

  open(place && one('dialog', place));
  toasts();
});
