import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import './app/fonts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { styleNonce } from './app/page-settings';
import { queryClient } from './app/query-client';
import { router } from './app/router';
import { startShellWorker } from './app/shell-worker';
import { cssVariables, theme } from './app/theme';
import { LanguageProvider } from './i18n';

// The place of the short messages is not needed for the first paint; what is said before it stands waits for it.
const Notifications = lazy(() => import('@mantine/notifications').then((part) => ({ default: part.Notifications })));

// Read by the part of a dialog that locks scrolling, which makes a style element of its own.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => styleNonce}
        >
          <LanguageProvider>
            <Suspense fallback={null}>
              <Notifications position="bottom-center" />
            </Suspense>
            <RouterProvider router={router} />
          </LanguageProvider>
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

// Without it the application only needs the network to open.
startShellWorker().catch(() => undefined);
