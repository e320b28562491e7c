let used: Element | null = null;
let opener: Element | null = null;

const FOCUSABLE = 'a, button, input, select, textarea, [tabindex]';

// Not every browser gives the focus to a button that is pressed, and a page that is pressed beside everything has none.
for (const kind of ['focusin', 'pointerdown'] as const) {
  document.addEventListener(
    kind,
    ({ target }) => {
      used = target instanceof Element ? target.closest(FOCUSABLE) : null;
    },
    true,
  );
}

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
