// A real OpenID provider on the loopback, for tests of signing in. It signs anybody in by the name in a header instead
// of a form; everything else is oidc-provider as it is.
//
//   node server.mjs CERTIFICATE KEY RETURN_ADDRESS
//
// The first line on the standard output is its issuer.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { Provider } from 'oidc-provider';

const [certificate, key, back] = process.argv.slice(2);
const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) });

/** The groups of people, as the last test that named them said. */
const groups = new Map();

/** What a test asks for in headers: who signs in, at which level of assurance, and in which groups. */
async function interact(provider, request, response) {
  const accountId = request.headers['x-who'];
  const acr = request.headers['x-level'];
  groups.set(accountId, request.headers['x-groups'] && JSON.parse(request.headers['x-groups']));
  const result = accountId ? { login: { accountId, acr } } : { error: 'access_denied' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function provider(issuer) {
  const made = new Provider(issuer, {
    clients: [
      {
        client_id: 'obeznik',
        client_secret: 'only-for-tests-and-long-enough-for-it',
        redirect_uris: [back],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    acrValues: ['low', 'substantial'],
    // As providers of offices do it, in the identity itself and without a scope of its own.
    claims: { openid: ['sub', 'groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, groups: groups.get(accountId) }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant({ oidc }) {
      const grant = new made.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  return made;
}

server.listen(0, '127.0.0.1', () => {
  const issuer = `https://localhost:${server.address().port}`;
  const made = provider(issuer);
  const answers = made.callback();
  server.on('request', (request, response) => {
    if (request.url.startsWith('/interaction/')) {
      interact(made, request, response).catch((error) => response.writeHead(500).end(String(error)));
    } else {
      answers(request, response);
    }
  });
  console.log(issuer);
});
