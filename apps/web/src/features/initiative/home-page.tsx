import { useText } from '../../i18n';
import { Page } from '../../ui/page';

export function HomePage() {
  const text = useText();
  return <Page title={text.nav.home}>{null}</Page>;
}
