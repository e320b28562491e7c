export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A plain page; it has no style of its own, as its policy allows none. */
export function page(title: string, content: string): string {
  const heading = escapeHtml(title);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title></head><body><main><h1>${heading}</h1>${content}</main></body></html>`;
}
