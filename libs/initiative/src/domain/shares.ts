/** 100.00% in integer hundredths of a percent. */
export const WHOLE = 10_000;

export interface ShareFault {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Contribution shares of one initiative, integer hundredths of a percent in the order of its authors: each above zero,
 * together exactly 100.00%. The total is only judged when every share is sound. Path: `authors.<index>.share`.
 */
export function validateShares(authors: readonly { readonly share: unknown }[]): ShareFault[] {
  const faults: ShareFault[] = [];
  let total = 0;
  authors.forEach(({ share }, index) => {
    const at = (reason: string, params: ShareFault['params'] = {}): ShareFault => ({
      path: `authors.${index}.share`,
      code: `initiative.${reason}`,
      params,
    });
    if (typeof share !== 'number' || !Number.isSafeInteger(share)) faults.push(at('share_not_exact'));
    else if (share <= 0) faults.push(at('share_not_positive'));
    else if (share > WHOLE) faults.push(at('share_above_whole', { maximum: WHOLE }));
    else total += share;
  });
  if (faults.length > 0) return faults;
  return total === WHOLE
    ? []
    : [{ path: 'authors', code: 'initiative.shares_not_whole', params: { total, whole: WHOLE } }];
}
