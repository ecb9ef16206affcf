/** The body whose meetings are planned: the wanted or the first one as the dialog opens, and then the one that was chosen, whatever is read anew meanwhile. */
export const bodyToPlan = (chosen: string, isOpening: boolean, wanted: string, bodies: readonly { id: string }[]): string =>
  isOpening || chosen === '' ? wanted || (bodies[0]?.id ?? '') : chosen;
