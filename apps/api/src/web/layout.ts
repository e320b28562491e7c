import type { Language } from '@platform/kernel';
import type { Html } from './html';
import { html } from './html';
import { words } from './words';

export interface PublicPage {
  readonly title: string;
  readonly body: Html;
}

interface Place {
  readonly language: Language;
  readonly style: string | null;
  readonly path: string;
}

/** The frame of every public page. */
export function layout(page: PublicPage, { language, style, path }: Place): Html {
  const text = words[language];
  const other = language === 'vi' ? 'en' : 'vi';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${style !== null && html`<link rel="stylesheet" href="${style}" />`}
        <title>${page.title} · ${text.product}</title>
      </head>
      <body>
        <a class="skip" href="#main">${text.skip}</a>
        <header class="top">
          <div class="in">
            <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28" />${text.product}</a>
            <nav aria-label="${text.menu}">
              <a href="/chung-nhan">${text.checkCertificate}</a>
              <a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${text.otherLanguage}</a>
              <a class="button" href="/app">${text.enter}</a>
            </nav>
          </div>
        </header>
        <main id="main" class="in">${page.body}</main>
        <footer class="in">${text.footer}</footer>
      </body>
    </html> `;
}
