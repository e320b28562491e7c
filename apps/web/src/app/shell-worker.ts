const CHECK_MS = 30 * 60_000;

let waiting: ServiceWorker | null = null;
let isWanted = false;
const listeners = new Set<() => void>();

export const newVersion = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** A newer build is on this device and waits. */
  isThere: (): boolean => waiting !== null,
  take: (): void => {
    isWanted = true;
    waiting?.postMessage({ takeOver: true });
  },
};

function noticed(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** Makes the application open without a network, where the browser can; looks for a newer build now and then. */
export async function startShellWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isWanted) location.reload();
  });
  const registration = await serviceWorker.register('/shell-worker.js', { scope: '/app' });
  const entry = document.querySelector<HTMLScriptElement>('script[type=module]');
  const look = (worker: ServiceWorker) => {
    // The first one has nothing to replace; one that belongs to this very page may take over unasked.
    if (worker.state !== 'installed' || !serviceWorker.controller) return;
    if (entry) worker.postMessage({ entry: new URL(entry.src).pathname });
    setTimeout(() => {
      if (worker.state === 'installed') noticed(worker);
    }, 1_000);
  };
  if (registration.waiting) look(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      look(coming);
    });
  });
  setInterval(() => {
    if (navigator.onLine) void registration.update().catch(() => undefined);
  }, CHECK_MS);
}
