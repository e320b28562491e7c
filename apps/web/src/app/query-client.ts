import { QueryClient } from '@tanstack/react-query';
import { keepAnswers } from '../api/kept';
import { isProblem, ProblemError } from '../api/problem';

/**
 * Refusals are final; only what was not reached or is overloaded is asked again. Without a network everything is tried and
 * told as it is: left to wait, a step would be taken when nobody expects it any more.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: ({ meta }) => meta?.['kept'] !== true,
      staleTime: 10_000,
      retry: (count, error) => count < 2 && (!(error instanceof ProblemError) || isProblem(error, 503)),
    },
  },
});

keepAnswers(queryClient);
