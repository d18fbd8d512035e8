import type { TargetDistance } from '../../../../report/rollout/targets.ts';
import { formatDate, formatNumber, plural } from '../../../format.ts';

/** `Mål: 100 % med niveau senest 30. juni 2027. Der mangler 333 hospitalsenheder, og der er 211 dage tilbage.` */
export function targetSentence({ target, figure, missing, daysLeft }: TargetDistance): string {
  const least = figure.forward === 'fewer' ? 'højst' : 'mindst';
  const aim = `Mål: ${least} ${formatNumber(target.percent)}\u00A0% – ${figure.short.toLocaleLowerCase('da')} – senest ${formatDate(target.by)}.`;
  if (missing === undefined) return `${aim} Tallet er ikke målt, så afstanden kendes ikke.`;
  if (missing === 0) return `${aim} Målet er nået.`;
  const units = `Der mangler ${plural(missing, 'hospitalsenhed', 'hospitalsenheder')}`;
  if (daysLeft < 0) return `${aim} ${units}, og fristen er overskredet.`;
  return `${aim} ${units}, og der er ${plural(daysLeft, 'dag', 'dage')} tilbage.`;
}
