// Passkeys: asks the server what an authenticator is to sign, asks the authenticator, and sends the form with what it
// said. Without this script the forms stay hidden, and everything else on the pages works.

const decoded = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** Options come as texts; the browser wants bytes. */
function readable(options) {
  options.challenge = decoded(options.challenge);
  if (options.user) options.user.id = decoded(options.user.id);
  for (const list of [options.allowCredentials, options.excludeCredentials]) {
    for (const one of list ?? []) one.id = decoded(one.id);
  }
  return options;
}

async function ask(form) {
  const answer = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) throw new Error(String(answer.status));
  return readable(await answer.json());
}

async function touch(form) {
  const publicKey = await ask(form);
  if (form.dataset.passkey === 'create') {
    const { response } = await navigator.credentials.create({ publicKey });
    return { client_data: response.clientDataJSON, attestation: response.attestationObject };
  }
  const { rawId, response } = await navigator.credentials.get({ publicKey });
  return {
    id: rawId,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
  };
}

async function sent(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const failed = form.querySelector('[role=alert]');
  failed.hidden = true;
  try {
    for (const [name, bytes] of Object.entries(await touch(form))) form.elements[name].value = encoded(bytes);
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', sent);
  }
}
