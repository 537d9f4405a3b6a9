// The smallest set of tools to build a page by hand.

/** @param {Object} [props] attributes; `on…` are listeners, `text` is text. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/**
 * Brings the children of `parent` in line with `items`. A child whose signature is unchanged stays the same node, so that focus,
 * selection and what a screen reader has read stay where they are.
 */
export function patch(parent, items, keyOf, signatureOf, render) {
  const known = (parent.known ??= new Map());
  const next = new Map();
  let place = parent.firstChild;
  for (const item of items) {
    const key = keyOf(item);
    const signature = signatureOf(item);
    const old = known.get(key);
    let node = old?.node;
    if (old?.signature !== signature) {
      node = render(item);
      if (old) keepFocus(old.node, node, place === old.node ? () => { place = node; } : null);
    }
    if (node !== place) parent.insertBefore(node, place);
    else place = place.nextSibling;
    next.set(key, { node, signature });
  }
  for (const [key, { node }] of known) if (!next.has(key)) node.remove();
  parent.known = next;
}

/** Puts a new node where the old one was; who had the keyboard on one of its buttons keeps it. */
function keepFocus(old, node, moved) {
  const focused = old.contains(document.activeElement) ? [...old.querySelectorAll('a, button')].indexOf(document.activeElement) : -1;
  const isSelf = old === document.activeElement;
  old.replaceWith(node);
  moved?.();
  if (isSelf) node.focus();
  else if (focused >= 0) ([...node.querySelectorAll('a, button')][focused] ?? node.closest('[tabindex]'))?.focus(); // a button may be gone
}

let hiding;

/** A short word at the bottom of the screen. */
export function snackbar(text) {
  const bar = byId('snackbar');
  bar.textContent = text;
  bar.classList.add('shown');
  clearTimeout(hiding);
  hiding = setTimeout(() => bar.classList.remove('shown'), 4000);
}

/** Something that must be read. Resolves to whether the person agreed. */
export function ask(title, text, yes, no) {
  const dialog = byId('dialog');
  return new Promise((resolve) => {
    const close = (answer) => { dialog.close(); resolve(answer); };
    dialog.replaceChildren(
      el('h2', { id: 'dialog-title', text: title }),
      el('p', { text }),
      el('div', { class: 'row' },
        no && el('button', { type: 'button', class: 'key secondary', onclick: () => close(false), text: no }),
        el('button', { type: 'button', class: 'key primary', onclick: () => close(true), text: yes })));
    dialog.oncancel = () => resolve(false);
    dialog.showModal();
  });
}

/** On a narrow screen the people and the desk lie over the chat: one of them at a time; the same again closes it. */
export function showOnly(name) {
  for (const layer of ['people', 'panel']) {
    const isOpen = layer === name && !document.body.classList.contains(`${layer}-open`);
    document.body.classList.toggle(`${layer}-open`, isOpen);
    byId(`${layer}-button`).setAttribute('aria-expanded', isOpen);
  }
}
