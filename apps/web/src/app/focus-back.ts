let used: Element | null = null;
let opener: Element | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element) used = target;
});

/** What opened a dialog: the button, the button of the menu, or for a dialog that follows another that one's. */
function openerOf(last: Element | null): Element | null {
  if (last?.closest('[role=dialog]')) return opener;
  const menu = last?.closest('[role=menu]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : last;
}

/** Ref of a part that a dialog has only while it is open: whoever closes it goes on where they were, or in the page. */
export function giveFocusBack(): () => void {
  const from = openerOf(used);
  opener = from;
  return () => {
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      if (from instanceof HTMLElement) from.focus({ preventScroll: true });
      if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
    });
  };
}
