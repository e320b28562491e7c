import { Alert, Box } from '@mantine/core';
import { defaultOptions, renderAsync } from 'docx-preview';
import type { HElement } from 'docx-preview';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n';
import { Wait } from '../wait';

interface Props {
  readonly bytes: Blob;
  readonly name: string;
  readonly height?: number | string | undefined;
}

/** The lines of a document flow with the width there is, as on a page without paper margins. */
const FLOW = `
  :host { background: #fff; color: #000; contain: content inline-size; }
  section.docx { max-width: 18cm; margin: 0 auto; padding: 16px !important; min-height: 0 !important; overflow: visible; columns: auto !important; }
  section.docx + section.docx { border-top: 1px solid #ccc; }
  a[href] { text-decoration: underline !important; }
  table { max-width: 100%; }
  img { max-width: 100% !important; height: auto !important; object-fit: contain; }
`;

/**
 * A Word file inside the page. It is drawn in the browser, apart from the page's own styles; nothing of it runs, is
 * fetched from elsewhere, or leads out but by a link to a web page.
 */
export function WordView({ bytes, name, height }: Props) {
  const { unreadableFile } = useText().trouble;
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  useEffect(() => {
    let isHere = true;
    const body = document.createElement('div');
    const styles = document.createElement('div');
    renderAsync(bytes, body, styles, {
      h: create,
      breakPages: false,
      ignoreWidth: true,
      ignoreHeight: true,
      ignoreFonts: true,
      inWrapper: false,
      renderAltChunks: false,
      useBase64URL: true,
    })
      .then(() => {
        const root = host.current && (host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' }));
        if (!root || !isHere) return;
        root.adoptedStyleSheets = [...styles.children].map(({ textContent }) => sheetOf(textContent));
        root.adoptedStyleSheets.push(sheetOf(FLOW));
        root.replaceChildren(body);
        setState('drawn');
      })
      .catch(() => isHere && setState('failed'));
    return () => {
      isHere = false;
    };
  }, [bytes]);
  return (
    <>
      {state === 'drawing' && <Wait lines={6} />}
      {state === 'failed' && <Alert color="yellow">{unreadableFile}</Alert>}
      <Box
        ref={host}
        role="document"
        aria-label={name}
        tabIndex={0}
        hidden={state !== 'drawn'}
        style={{ flex: height === undefined ? 1 : undefined, height, minHeight: 0, overflow: 'auto' }}
      />
    </>
  );
}

/** Rules made by a program are no style elements, which the page's policy refuses. */
function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** An element of the document, with what the page's policy would refuse said in its own terms. */
function create(part: HElement | Node | string): Node {
  if (typeof part === 'string' || part instanceof Node) return defaultOptions.h(part);
  const { style, href, ...rest } = part as HElement & { readonly href?: unknown };
  const element = defaultOptions.h({ ...rest, ...(typeof style === 'object' && { style }) });
  if (typeof style === 'string' && (element instanceof HTMLElement || element instanceof SVGElement))
    element.style.cssText = style;
  if (element instanceof HTMLImageElement && !element.hasAttribute('alt')) element.alt = '';
  if (element instanceof HTMLAnchorElement && typeof href === 'string' && /^https?:/i.test(href))
    Object.assign(element, { href, target: '_blank', rel: 'noopener noreferrer' });
  return element;
}
