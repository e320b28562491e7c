const settings = document.querySelector<HTMLMetaElement>('meta[name="sang-kien"]')?.dataset;

/** What the server wrote into the page: the nonce of its content security policy, and whether this is a demo. */
export const styleNonce = settings?.nonce ?? '';
export const isDemo = settings?.demo === '1';
