import { Link } from '@tanstack/react-router';

type Page =
  | '/office/contest'
  | '/office/contest/rules'
  | '/office/contest/rules/edit'
  | '/office/contest/people'
  | '/office/contest/papers'
  | '/office/contest/notices';

interface Search {
  readonly contest: string;
  readonly section?: string;
  readonly version?: string;
  readonly from?: string;
}

/** For `renderRoot`: a link to a page about the contest, in the clothes of an anchor or a button. */
export const rootLink = (to: Page, search: Search) => (props: object) => <Link to={to} search={search} {...props} />;
