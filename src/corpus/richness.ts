/** Words to a window, as Covington & McFall (2010) have them for texts that are not short. */
export const usualWindow = 500;

/** Different words to words; of nothing, undefined. It falls with the length of a text, so compare only equal lengths. */
export const typeTokenRatio = (forms: readonly string[]): number | undefined =>
  forms.length === 0 ? undefined : new Set(forms).size / forms.length;

/**
 * The moving-average type–token ratio (Covington & McFall 2010): the mean over all windows of so many
 * words, which does not depend on the length. Undefined for a text shorter than one window.
 */
export function movingTypeTokenRatio(forms: readonly string[], window = usualWindow): number | undefined {
  if (forms.length < window) return undefined;
  const counts = new Map<string, number>();
  let total = 0;
  for (const [index, form] of forms.entries()) {
    counts.set(form, (counts.get(form) ?? 0) + 1);
    if (index >= window) {
      const gone = forms[index - window]!;
      const left = counts.get(gone)! - 1;
      if (left === 0) counts.delete(gone);
      else counts.set(gone, left);
    }
    if (index >= window - 1) total += counts.size;
  }
  return total / window / (forms.length - window + 1);
}
