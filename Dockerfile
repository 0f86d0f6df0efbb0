# Two stages: the first one builds and lays out the files, the second one is those files alone, without a shell or npm.
ARG NODE_IMAGE=node:24.21.0-trixie-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# The time of all files, in seconds: the same commit gives the same layers.
ARG SOURCE_DATE_EPOCH=0
RUN node .build/image-files.mjs /image

FROM scratch
# All files are root's: the process can read them and change nothing. To the root, because a folder that COPY makes for
# itself would have the time of the build.
COPY --from=build /image/node /
COPY --from=build /image/package /
WORKDIR /app
# The folder is loaded when it is mounted and not empty; a container must listen on all its addresses.
ENV PATH=/usr/local/bin \
    NODE_ENV=production \
    WALDUR_MOCK_HOST=0.0.0.0 \
    WALDUR_MOCK_FIXTURES_DIR=/fixtures
USER 10001:10001
EXPOSE 8000
# Every second, because who waits for it starts that much later. It loads no server: six hundredths of a core, or less often
# by --health-interval.
HEALTHCHECK --interval=1s --timeout=3s --start-period=10s --retries=3 CMD ["node", "/app/dist/cli.js", "health"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
CMD ["start"]
ARG VERSION=unreleased
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="waldur-payments-mock" \
      org.opencontainers.image.description="In-memory mock of the Waldur payments API for contract tests" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
