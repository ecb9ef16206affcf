import { formatMoment, t } from '$lib/i18n';
import type { Fall, Recovered } from './support';

/** What the strip says of an unexpected end: whole sentences in their order. */
export interface SaidFall {
  title: string;
  /** What stands before the texts. */
  before: string[];
  /** The sentence to which links to the papers belong; nothing when no text was being written. */
  texts: string | undefined;
  /** What stands after them. */
  after: string[];
}

/** Says what came back; of what is not there nothing is said. */
export function saidOf({ at, is_page: isPage, recovered }: Fall): SaidFall {
  const when = formatMoment(at);
  if (recovered && !isPage && isCalm(recovered)) return { title: t('crash-nothing', { when }), before: [], texts: undefined, after: [] };
  const report = t('crash-report');
  const title = t(isPage ? 'crash-page' : 'crash-title', { when });
  if (!recovered) return { title, before: [], texts: undefined, after: [report] };
  return {
    title,
    before: [t(recovered.is_whole ? 'crash-safe' : 'crash-differs')],
    texts: recovered.texts > 0 ? t('crash-texts', { count: recovered.texts }) : undefined,
    after: [...counted(recovered), report],
  };
}

const isCalm = (recovered: Recovered): boolean =>
  recovered.is_whole && recovered.texts === 0 && counted(recovered).length === 0;

function counted({ commands, waiting, files, held }: Recovered): string[] {
  const said = [];
  if (commands > 0) said.push(t('crash-commands', { count: commands }));
  if (waiting > 0) said.push(t('crash-waiting', { count: waiting }));
  if (files > 0) said.push(t('crash-files', { count: files }));
  if (held > 0) said.push(t('crash-held', { count: held }));
  return said;
}
