/** Which names are those of secrets: the field's usual ones, in any writing, and none of the API's own fields but its password. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  headerSecrecy,
  isSecretName,
  isSecretParameter,
} from '../../src/values/secrets/secret-names.ts';

describe('a secret', () => {
  it.each([
    ...['password', 'new_password', 'password1', 'passwd', 'client_secret', 'api_key', 'apiKey'],
    ...['X-API-KEY', 'access_token', 'refreshToken', 'id_token', 'pin', 'userPin', 'pin_code'],
    ...['cvv', 'card_cvc', 'otp', 'mfa_code', 'verificationCode', 'device_code', 'auth_code'],
    ...['cookie', 'cookies', 'set-cookie', 'session_id', 'csrf', 'XSRF', 'private_key', 'hmac'],
    ...['password_again', 'newPasswordRepeat', 'secretString', 'apiKeyValue', 'password_hash'],
    ...['userPasswordNew', 'passwordResetLink', 'secret_key_base', 'cvv2', 'ssh_key', 'PHPSESSID'],
    ...['Passwort', 'kennwort', 'mot_de_passe', 'motDePasse', 'contraseña', 'contrasena', 'senha'],
    ...[
      'пароль',
      'новый_пароль',
      'parool',
      'salasõna',
      'slaptažodis',
      'heslo',
      'lösenord',
      'parole',
    ],
    ...[
      'adgangskode',
      'passord',
      'parola d’ordine',
      'كلمة المرور',
      'ｐａｓｓｗｏｒｄ',
      'pa\u0301ssword',
    ],
    ...['connection_string', 'seed_phrase', 'recovery_codes', 'kubeconfig', 'license_key'],
  ])('is %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['code', 'key', 'ticket', 'Code'])('is %s in a query alone', (name) => {
    expect([isSecretParameter(name), isSecretName(name)]).toEqual([true, false]);
  });

  it.each(['authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'x-api-key', 'X-Auth'])(
    'is the header %s',
    (name) => {
      expect(headerSecrecy(name)).toBeDefined();
    },
  );
});

describe('no secret', () => {
  it.each([
    ...['uuid', 'backend_id', 'country_code', 'vat_code', 'registration_code', 'status_code'],
    ...['code', 'key', 'spin', 'opinion', 'shipping', 'keyword', 'tokens_used', 'author', 'hash'],
    ...[
      'token_type',
      'password_id',
      'porte_parole',
      'clave_producto',
      'confirm',
      'new_value',
      'hash',
    ],
    ...['oüparoolikaart', 'base', 'data', 'public_key', 'key_id', 'cvb', 'v2'],
    ...['payment_profile', 'reference_number', 'invoice_uuid', 'passenger', 'compass', 'code_name'],
  ])('is %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it('is any field or filter of the API but its password', () => {
    const read = (name: string) =>
      readFileSync(new URL(`../../src/vocabulary/${name}.ts`, import.meta.url), 'utf8');
    const text = read('operations') + read('request-bodies');
    const names = new Set(
      Array.from(text.matchAll(/'([a-z][a-z_]+)'|\b([a-z_]+)\??:/g), ([, a, b]) => a ?? b ?? ''),
    );
    expect(names).toContain('backend_id');
    expect([...names].filter(isSecretParameter).sort()).toEqual(['api_auth_password', 'password']);
  });
});
