import { QueryClient } from '@tanstack/react-query';
import { keepAnswers } from '../api/kept';
import { isProblem, ProblemError } from '../api/problem';

/** Refusals are final; only what was not reached or is overloaded is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && (!(error instanceof ProblemError) || isProblem(error, 503)),
    },
  },
});

keepAnswers(queryClient);
