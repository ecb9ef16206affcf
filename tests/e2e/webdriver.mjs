// W3C WebDriver over fetch: the few endpoints a test of the window needs.
// https://www.w3.org/TR/webdriver2/

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** How long a script may take to call back, such as one that asks the core for a PDF. */
const SCRIPT_MS = 270_000;
/** fetch itself gives up after five minutes without an answer. */
const ANSWER_MS = 290_000;

/** What WebDriver refused, with its own code (`no such element`, `stale element reference`…). */
export class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** One session of a browser that a driver at `base` started. */
export class Session {
  /** Starts the browser; `capabilities` are those of `alwaysMatch`. */
  static async start(base, capabilities) {
    const value = await call(base, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    const session = new Session(`${base}/session/${value.sessionId}`);
    await session.request('POST', '/timeouts', { script: SCRIPT_MS });
    return session;
  }

  constructor(base) {
    this.base = base;
  }

  /** Calls any endpoint of the session. */
  request(method, path, body) {
    return call(this.base, method, path, body);
  }

  /** Elements that match, at once; none is no error. */
  async elements(strategy, value) {
    const found = await this.request('POST', '/elements', { using: strategy, value });
    return found.map((reference) => new Element(this, reference[ELEMENT]));
  }

  /** The element that a script in the page returned. */
  elementOf(reference) {
    return new Element(this, reference[ELEMENT]);
  }

  /** The element that has the keyboard. */
  async active() {
    const reference = await this.request('GET', '/element/active');
    return new Element(this, reference[ELEMENT]);
  }

  /** Runs the body of a function in the page and returns its value. */
  execute(script, ...args) {
    return this.request('POST', '/execute/sync', { script, args: args.map(plain) });
  }

  /** The same for a body that calls its last argument when it is done. */
  executeAsync(script, ...args) {
    return this.request('POST', '/execute/async', { script, args: args.map(plain) });
  }

  /** Presses keys together, releases them in reverse order: `press(Key.control, 'k')`. */
  press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    return this.#keyboard([...down, ...up]);
  }

  /** Writes into whatever has the keyboard, letter by letter. */
  write(text) {
    const letters = [...text];
    return this.#keyboard(letters.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  #keyboard(actions) {
    return this.request('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** PNG of the page. */
  async screenshot() {
    return Buffer.from(await this.request('GET', '/screenshot'), 'base64');
  }

  /** Closes the browser. */
  end() {
    return this.request('DELETE', '');
  }
}

/** One element of the page. */
export class Element {
  constructor(session, id) {
    this.session = session;
    this.id = id;
  }

  #request(method, path, body) {
    return this.session.request(method, `/element/${this.id}${path}`, body);
  }

  click() {
    return this.#request('POST', '/click', {});
  }
  clear() {
    return this.#request('POST', '/clear', {});
  }
  /** Types into the element; Czech letters and `Key` constants alike. */
  type(text) {
    return this.#request('POST', '/value', { text });
  }
  text() {
    return this.#request('GET', '/text');
  }
  attribute(name) {
    return this.#request('GET', `/attribute/${name}`);
  }
  property(name) {
    return this.#request('GET', `/property/${name}`);
  }
  isShown() {
    return this.#request('GET', '/displayed');
  }
  isEnabled() {
    return this.#request('GET', '/enabled');
  }
}

/** Keys without a letter (WebDriver §17.4.2). */
export const Key = Object.freeze({
  backspace: '\uE003',
  tab: '\uE004',
  enter: '\uE007',
  shift: '\uE008',
  control: '\uE009',
  alt: '\uE00A',
  escape: '\uE00C',
  space: ' ',
  pageUp: '\uE00E',
  pageDown: '\uE00F',
  end: '\uE010',
  home: '\uE011',
  left: '\uE012',
  up: '\uE013',
  right: '\uE014',
  down: '\uE015',
  delete: '\uE017',
  f1: '\uE031',
  f2: '\uE032',
  f5: '\uE035',
  f6: '\uE036',
  f11: '\uE03B',
});

function plain(argument) {
  return argument instanceof Element ? { [ELEMENT]: argument.id } : argument;
}

async function call(base, method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const { value } = await response.json();
  if (response.ok) return value;
  throw new WebDriverError(value?.error ?? String(response.status), value?.message ?? '');
}
