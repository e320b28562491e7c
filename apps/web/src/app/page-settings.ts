const settings = document.querySelector<HTMLMetaElement>('meta[name="sang-kien"]')?.dataset;

/** What the server wrote into the page: the nonce of its content security policy, and whether it shows a test mailbox. */
export const styleNonce = settings?.nonce ?? '';
export const hasMailbox = settings?.mailbox === '1';
