/** A certificate that nobody trusts, of `waldur.test` and this machine, with its key: for tests, and worth nothing anywhere else. */

export const SELF_SIGNED = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBqzCCAVGgAwIBAgITX+jw1B167Qw+XyclvmefzdHYPjAKBggqhkjOPQQDAjAW
MRQwEgYDVQQDDAt3YWxkdXIudGVzdDAgFw0yNjExMjcxMzM1MjJaGA8yMTI2MTEw
MzEzMzUyMlowFjEUMBIGA1UEAwwLd2FsZHVyLnRlc3QwWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAARXZ4DR3s8bubH76xb8w8TmUchxLHIhux/oTWvjWbcckpF6o3Cl
MMJ2UzWKybeOS1GWYo7hzW8mrXM0a7WoEJeso3wwejAdBgNVHQ4EFgQULQKGkVpr
iFSqlUNFaWVcD97OSvEwHwYDVR0jBBgwFoAULQKGkVpriFSqlUNFaWVcD97OSvEw
DwYDVR0TAQH/BAUwAwEB/zAnBgNVHREEIDAeggt3YWxkdXIudGVzdIIJbG9jYWxo
b3N0hwR/AAABMAoGCCqGSM49BAMCA0gAMEUCIEoAlkpmys+Wo0JhWAj1qs8CKWrA
uRBblAGmMC+v66udAiEA9+Kpd5l3yaD7YTLj1eveNw8ZLPNuFqTzyO0tmjvyCoY=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxVgS+pfY/ZOttM/d
YF9e3Xp3DTjA2EV+Mw4HavF4woOhRANCAARXZ4DR3s8bubH76xb8w8TmUchxLHIh
ux/oTWvjWbcckpF6o3ClMMJ2UzWKybeOS1GWYo7hzW8mrXM0a7WoEJes
-----END PRIVATE KEY-----
`,
};
