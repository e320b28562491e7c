/**
 * Keeps the application's own files in the browser, so that it opens without a network. Answers of the API never pass
 * through here: what of them is kept, the application keeps itself.
 */
const scope = self as unknown as ServiceWorkerGlobalScope;

/** Put in by the build: the files of author and judge, and a name that changes with them. */
const FILES = '__SHELL_FILES__' as unknown as readonly string[];
const VERSION = 'shell-__SHELL_VERSION__';
const PAGE = '/app';
/** After this a page that does not come is taken from what is kept. */
const PATIENCE_MS = 4_000;

scope.addEventListener('install', (event) => {
  event.waitUntil(install());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(clean().then(() => scope.clients.claim()));
});

// A new version waits until no page needs the old one, or somebody asks for it; a page that was built with it needs no asking.
scope.addEventListener('message', (event) => {
  const { takeOver, entry } = event.data as { takeOver?: boolean; entry?: string };
  if (takeOver === true || (entry !== undefined && FILES.includes(entry))) void scope.skipWaiting();
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (FILES.includes(pathname) || pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && (pathname === PAGE || pathname.startsWith(`${PAGE}/`))) {
    event.respondWith(page(request));
  }
});

async function install(): Promise<void> {
  const cache = await caches.open(VERSION);
  await cache.addAll([...FILES, new Request(PAGE, { cache: 'no-store' })]);
}

/** The version before stays, for pages that were loaded with it. */
async function clean(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== VERSION);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

/** Parts that came when they were wanted, such as what shows a PDF, stay as well. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await (await caches.open(VERSION)).put(request.url, fresh.clone()).catch(() => undefined);
  return fresh;
}

/** From the server where it answers in time; its headers, with the content security policy, are kept with the page. */
async function page(request: Request): Promise<Response> {
  const late = new Promise<Response>((_, reject) => {
    setTimeout(() => {
      reject(new Error('late'));
    }, PATIENCE_MS);
  });
  const kept = await (await caches.open(VERSION)).match(PAGE);
  try {
    const answer = await (kept ? Promise.race([fetch(request), late]) : fetch(request));
    return answer.status >= 500 && kept ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
