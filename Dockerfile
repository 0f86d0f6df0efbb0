# Three stages: build compiles, dependencies installs what runs, runtime carries both and nothing else.
ARG NODE_IMAGE=node:22.23.3-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE} AS runtime
ARG VERSION=unreleased
LABEL org.opencontainers.image.title="waldur-payments-mock" \
      org.opencontainers.image.description="In-memory mock of the Waldur payments API for contract tests" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}"
# The folder is loaded when it is mounted and not empty; a container must listen on all its addresses.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8000 \
    WALDUR_MOCK_FIXTURES_DIR=/fixtures
WORKDIR /app
# All files stay root's: the process can read them and change nothing.
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/fixtures ./fixtures
COPY --from=build /app/dist ./dist
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 CMD ["node", "/app/dist/cli.js", "health"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
CMD ["start"]
