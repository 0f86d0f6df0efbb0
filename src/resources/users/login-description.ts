/** What OPTIONS of the login says: the text in the real server's code, to the letter. Source: BEHAVIOUR 22, recorded. */
export const LOGIN_DESCRIPTION = `Api view loosely based on DRF's default ObtainAuthToken,
but with the responses formats and status codes aligned with BasicAuthentication behavior.

Valid request example:

.. code-block:: http

    POST /api-auth/password/ HTTP/1.1
    Accept: application/json
    Content-Type: application/json
    Host: example.com

    {
        "username": "alice",
        "password": "$ecr3t"
    }

Success response example:

.. code-block:: http

    HTTP/1.0 200 OK
    Allow: POST, OPTIONS
    Content-Type: application/json
    Vary: Accept, Cookie

    {
        "token": "c84d653b9ec92c6cbac41c706593e66f567a7fa4"
    }

Field validation failure response example:

.. code-block:: http

    HTTP/1.0 401 UNAUTHORIZED
    Allow: POST, OPTIONS
    Content-Type: application/json

    {
        "password": ["This field is required."]
    }

Invalid credentials failure response example:

.. code-block:: http

    HTTP/1.0 401 UNAUTHORIZED
    Allow: POST, OPTIONS
    Content-Type: application/json

    {
        "detail": "Invalid username/password"
    }`;
