/**
 * Who we are, towards the exchange: {@link genesis.gateway.auth.Credentials} holds key and secret and knows where they come
 * from, {@link genesis.gateway.auth.Keystore} keeps them encrypted, {@link genesis.gateway.auth.RequestSigner} is the only
 * place that signs, {@link genesis.gateway.auth.NonceManager} makes numbers that only grow. Nothing here opens a socket, and
 * nothing here prints a secret.
 */
package genesis.gateway.auth;
