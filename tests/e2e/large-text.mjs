// The page with twice as large a text (WCAG 1.4.4): nothing runs out of the window and no control is cut off.

/** Draws the page with twice as large a text while something is done. */
export async function inLargeText(office, work) {
  await office.execute('document.documentElement.style.fontSize = "200%"');
  try {
    return await work();
  } finally {
    await office.execute('document.documentElement.style.fontSize = ""');
  }
}

/** What a person with large text cannot reach or read whole: each fault as a line that can be found. */
export const outOfSight = (office) => office.execute(FAULTS);

/**
 * A control is cut off where it or its words stand outside something that hides what overflows, or reach beyond the window.
 * What scrolls is within reach, except sideways in the page itself; an ellipsis says that more follows.
 */
const FAULTS = `
  const CONTROLS = 'button, a[href], input, select, textarea, summary, [role=tab], [role=option]';
  const SLACK = 1;
  const page = document.documentElement;
  const told = [page, ...document.querySelectorAll('body, main, .app')].filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => name(one).slice(0, 20) + ' is ' + one.scrollWidth + ' wide and shows ' + one.clientWidth);
  for (const control of document.querySelectorAll(CONTROLS)) {
    if (!control.checkVisibility() || isHiddenFromEyes(control)) continue;
    const fault = cut(control.getBoundingClientRect(), control.parentElement) ?? cutWords(control);
    if (fault) told.push(name(control) + ': ' + fault);
  }
  return told;

  function isHiddenFromEyes(element) {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 || height <= 1 || element.closest('.vh') !== null;
  }
  function cut(place, from) {
    const reach = { across: true, down: true };
    for (let around = from; around && around !== page; around = around.parentElement) {
      const style = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      const hides = (overflow) => ['hidden', 'clip'].includes(overflow);
      const scrolls = (overflow) => ['auto', 'scroll'].includes(overflow);
      reach.across &&= style.textOverflow !== 'ellipsis';
      const isCutAcross = hides(style.overflowX) && beyond(place.left, place.right, edge.left, edge.right);
      if (reach.across && isCutAcross) return 'cut across by ' + name(around);
      const isCutDown = hides(style.overflowY) && beyond(place.top, place.bottom, edge.top, edge.bottom);
      if (reach.down && isCutDown) return 'cut down by ' + name(around);
      reach.across &&= !scrolls(style.overflowX);
      reach.down &&= !scrolls(style.overflowY);
      if (style.position === 'fixed') break;
    }
    const isOut = reach.across && beyond(place.left, place.right, 0, innerWidth);
    return isOut ? 'reaches from ' + place.left + ' to ' + place.right + ' of ' + innerWidth : undefined;
  }
  function cutWords(control) {
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let words = walker.nextNode(); words; words = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(words);
      const place = range.getBoundingClientRect();
      const fault = place.width > 1 && !isHiddenFromEyes(words.parentElement) && cut(place, words.parentElement);
      if (fault) return 'its words are ' + fault;
    }
    return undefined;
  }
  function beyond(from, to, start, end) {
    return from < start - SLACK || to > end + SLACK;
  }
  function name(element) {
    const words = (element.getAttribute('aria-label') ?? element.innerText ?? '').replace(/\\s+/gu, ' ').trim().slice(0, 40);
    const classes = [...element.classList].filter((one) => !one.startsWith('svelte-'));
    return [element.localName, ...classes].join('.') + (words ? ' „' + words + '“' : '');
  }`;
